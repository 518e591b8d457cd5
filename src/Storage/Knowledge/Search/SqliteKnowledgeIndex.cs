using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>FTS5 for the words of translations, and FTS5 with trigrams for the list of terms.</summary>
internal sealed class SqliteKnowledgeIndex(SqliteDatabase database) : KnowledgeIndex(database)
{
    private const int Trigram = 3;

    /// <summary>The columns of titles in knowledge_words.</summary>
    private static readonly string[] TitleColumns = ["title", "title_stems"];

    private const string Visible = """
        (@drafts or t.published_at <= @now) and (@internal or not a.internal)
        and (@language = '' or t.language = @language) and (@all or a.folder_id in (select value from json_each(@folders)))
        """;

    public override async Task Write(ChatDbContext context, long translation, KnowledgeDocument document, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlRawAsync(
            """
            insert into knowledge_documents (translation_id, title_words, body_words) values ({0}, {1}, {2})
            on conflict (translation_id) do update set title_words = excluded.title_words, body_words = excluded.body_words
            """,
            [translation, document.TitleWords, document.Body.Count],
            cancellation);
        await context.Database.ExecuteSqlRawAsync("delete from knowledge_words where rowid = {0}", [translation], cancellation);
        await context.Database.ExecuteSqlRawAsync(
            "insert into knowledge_words (rowid, title, title_stems, body, body_stems) values ({0}, {1}, {2}, {3}, {4})",
            [translation, Words(document.Title), Stems(document.Title), Words(document.Body), Stems(document.Body)],
            cancellation);
        await context.Database.ExecuteSqlRawAsync(
            "insert into knowledge_terms (term) select value from json_each({0}) where true on conflict do nothing",
            [JsonSerializer.Serialize(document.Terms())],
            cancellation);
    }

    public override async Task<IReadOnlyList<string>> Known(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation) => terms.Count == 0 ? [] :
        await Database.Query(
            $"""
            select term from knowledge_terms k where term in (select value from json_each(@terms))
            and exists (
              select 1 from knowledge_words w
              join knowledge_translations t on t.id = w.rowid
              join knowledge_articles a on a.id = t.article_id
              where knowledge_words match '"' || k.term || '"' and {Visible})
            """,
            command =>
            {
                Texts(command, "terms", terms);
                Bind(command, filter);
            },
            Term,
            cancellation);

    public override async Task<IReadOnlyList<string>> Containing(string part, CancellationToken cancellation) =>
        part.Length < Trigram ? [] : await Trigrams(Quoted(part), cancellation);

    public override async Task<IReadOnlyList<string>> Near(string word, CancellationToken cancellation)
    {
        if (word.Length > ShortWord)
            return await Trigrams(string.Join(" OR ", Triples(word).Select(Quoted)), cancellation);
        return await Database.Query(
            """
            select term from knowledge_terms
            where length(term) between length(@word) - 2 and length(@word) + 2 and substr(term, 1, 1) = substr(@word, 1, 1)
            """,
            command => Database.Bind(command, "word", word),
            Term,
            cancellation);
    }

    public override async Task<IReadOnlyDictionary<string, int>> Frequencies(
        IReadOnlyCollection<string> terms, CancellationToken cancellation)
    {
        var rows = await Database.Query(
            """
            select value, (select count(*) from knowledge_words where knowledge_words match '"' || value || '"')
            from json_each(@terms)
            """,
            command => Texts(command, "terms", terms),
            static row => (row.GetString(0), row.GetInt32(1)),
            cancellation);
        return rows.ToDictionary(static row => row.Item1, static row => row.Item2);
    }

    public override async Task<IReadOnlyList<KnowledgeCandidate>> Candidates(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation)
    {
        var found = await Database.Query(
            $"""
            select d.translation_id, d.title_words, d.body_words from knowledge_words w
            join knowledge_documents d on d.translation_id = w.rowid
            join knowledge_translations t on t.id = d.translation_id
            join knowledge_articles a on a.id = t.article_id
            where knowledge_words match @query and {Visible}
            order by bm25(knowledge_words, 8.0, 8.0, 1.0, 1.0) limit {MostCandidates}
            """,
            command => Bind(command, terms, filter),
            static row => (Id: row.GetInt64(0), Title: row.GetInt32(1), Body: row.GetInt32(2)),
            cancellation);
        if (found.Count == 0)
            return [];
        var places = (await Database.Query(
            """
            select doc, term, col, offset from knowledge_places
            where term in (select value from json_each(@terms)) and doc in (select value from json_each(@found))
            """,
            command =>
            {
                Texts(command, "terms", terms);
                Database.Bind(command, "found", JsonSerializer.Serialize(found.Select(static each => each.Id)));
            },
            static row => (Id: row.GetInt64(0), Term: row.GetString(1), Column: row.GetString(2), At: row.GetInt32(3)),
            cancellation)).ToLookup(static place => place.Id);
        return
        [
            .. found.Select(each => new KnowledgeCandidate(each.Id, each.Title, each.Body,
                [.. places[each.Id].GroupBy(static place => place.Term).Select(static own => new TermPlaces(
                    own.Key,
                    [.. own.Where(static place => TitleColumns.Contains(place.Column)).Select(static place => place.At).Distinct()],
                    [.. own.Where(static place => !TitleColumns.Contains(place.Column)).Select(static place => place.At).Distinct()]))])),
        ];
    }

    private Task<List<string>> Trigrams(string query, CancellationToken cancellation) => Database.Query(
        $"""
        select term from knowledge_terms where id in (
          select rowid from knowledge_trigrams where knowledge_trigrams match @query order by rank limit {MostTerms})
        """,
        command => Database.Bind(command, "query", query),
        Term,
        cancellation);

    private void Bind(DbCommand command, IReadOnlyCollection<string> terms, CandidateFilter filter)
    {
        Database.Bind(command, "query", string.Join(" OR ", terms.Select(Quoted)));
        Bind(command, filter);
    }

    private void Bind(DbCommand command, CandidateFilter filter)
    {
        Database.Bind(command, "drafts", filter.Drafts);
        Database.Bind(command, "internal", filter.Internal);
        Database.Bind(command, "language", filter.Language ?? "");
        Database.Bind(command, "all", filter.Folders is null);
        Database.Bind(command, "now", filter.Now);
        // As Entity Framework writes ids.
        Texts(command, "folders", [.. (filter.Folders ?? []).Select(static id => id.ToString().ToUpperInvariant())]);
    }

    private static IEnumerable<string> Triples(string word) =>
        Enumerable.Range(0, word.Length - Trigram + 1).Select(at => word.Substring(at, Trigram)).Distinct();

    private void Texts(DbCommand command, string name, IReadOnlyCollection<string> values) =>
        Database.Bind(command, name, JsonSerializer.Serialize(values));

    private static string Words(IEnumerable<IndexedWord> words) => string.Join(' ', words.Select(static word => word.Word));

    private static string Stems(IEnumerable<IndexedWord> words) => string.Join(' ', words.Select(static word => word.Stem));

    private static string Term(DbDataReader row) => row.GetString(0);

    private static string Quoted(string words) => $"\"{words}\"";
}
