using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>A <c>tsvector</c> per translation under GIN, and the list of terms under trigrams, where the server has pg_trgm.</summary>
internal sealed class PostgreSqlKnowledgeIndex(PostgreSqlDatabase database) : KnowledgeIndex(database)
{
    /// <summary>Places of the text begin behind those of the longest title.</summary>
    private const int BodyStart = 1_000;

    /// <summary>PostgreSQL keeps no higher places, and no more than these of one word.</summary>
    private const int LastPlace = 16_383;
    private const int MostPlaces = 200;

    private const string Visible = """
        (@drafts or t.published_at <= @now) and (@internal or not a.internal)
        and (@language = '' or t.language = @language) and (@all or a.folder_id = any(@folders))
        """;

    private bool? _trigrams;

    public override async Task Write(ChatDbContext context, long translation, KnowledgeDocument document, CancellationToken cancellation)
    {
        await context.Database.ExecuteSqlRawAsync(
            """
            insert into knowledge_documents (translation_id, title_words, body_words, words) values ({0}, {1}, {2}, {3}::tsvector)
            on conflict (translation_id) do update
            set title_words = excluded.title_words, body_words = excluded.body_words, words = excluded.words
            """,
            [translation, document.TitleWords, document.Body.Count, Vector(document)],
            cancellation);
        // In one order: two who add the same words at the same time do not wait for each other in a circle.
        await context.Database.ExecuteSqlRawAsync(
            "insert into knowledge_terms (term) select unnest({0}) order by 1 on conflict do nothing",
            [document.Terms().Order(StringComparer.Ordinal).ToArray()],
            cancellation);
    }

    public override async Task<IReadOnlyList<string>> Known(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation) => terms.Count == 0 ? [] :
        await Database.Query(
            $"""
            select k.term from unnest(@terms, @quoted) as asked (term, quoted) join knowledge_terms k on k.term = asked.term
            where exists (
              select 1 from knowledge_documents d
              join knowledge_translations t on t.id = d.translation_id
              join knowledge_articles a on a.id = t.article_id
              where d.words @@ asked.quoted::tsquery and {Visible})
            """,
            command =>
            {
                Texts(command, "terms", terms);
                Texts(command, "quoted", [.. terms.Select(Quoted)]);
                Bind(command, filter);
            },
            Term,
            cancellation);

    public override async Task<IReadOnlyList<string>> Containing(string part, CancellationToken cancellation) =>
        await Database.Query(
            $"select term from knowledge_terms where term like @pattern limit {MostTerms}",
            command => Database.Bind(command, "pattern", $"%{part}%"),
            Term,
            cancellation);

    public override async Task<IReadOnlyList<string>> Near(string word, CancellationToken cancellation)
    {
        var nearest = word.Length > ShortWord && await HasTrigrams(cancellation);
        return await Database.Query(
            nearest
                ? $"select term from knowledge_terms order by term <-> @word limit {MostTerms}"
                : "select term from knowledge_terms where length(term) between length(@word) - 2 and length(@word) + 2 "
                    + "and (@long or left(term, 1) = left(@word, 1))",
            command =>
            {
                Database.Bind(command, "word", word);
                Database.Bind(command, "long", word.Length > ShortWord);
            },
            Term,
            cancellation);
    }

    public override async Task<IReadOnlyDictionary<string, int>> Frequencies(
        IReadOnlyCollection<string> terms, CancellationToken cancellation)
    {
        var rows = await Database.Query(
            """
            select term, (select count(*) from knowledge_documents where words @@ quoted::tsquery)
            from unnest(@terms, @quoted) as asked (term, quoted)
            """,
            command =>
            {
                Texts(command, "terms", terms);
                Texts(command, "quoted", [.. terms.Select(Quoted)]);
            },
            static row => (row.GetString(0), (int)row.GetInt64(1)),
            cancellation);
        return rows.ToDictionary(static row => row.Item1, static row => row.Item2);
    }

    public override async Task<IReadOnlyList<KnowledgeCandidate>> Candidates(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation)
    {
        var rows = await Database.Query(
            $"""
            with asked as (select @query::tsquery as query),
            found as (
              select d.translation_id, d.title_words, d.body_words, d.words
              from asked, knowledge_documents d
              join knowledge_translations t on t.id = d.translation_id
              join knowledge_articles a on a.id = t.article_id
              where d.words @@ asked.query and {Visible}
              order by ts_rank(d.words, asked.query) desc limit {MostCandidates})
            select found.translation_id, found.title_words, found.body_words, u.lexeme, u.positions
            from found, unnest(found.words) u where u.lexeme = any(@terms)
            """,
            command => Bind(command, terms, filter),
            static row => (
                Id: row.GetInt64(0), Title: row.GetInt32(1), Body: row.GetInt32(2), Term: row.GetString(3),
                Places: row.GetFieldValue<short[]>(4)),
            cancellation);
        return
        [
            .. rows.GroupBy(static row => (row.Id, row.Title, row.Body)).Select(static own => new KnowledgeCandidate(
                own.Key.Id,
                own.Key.Title,
                own.Key.Body,
                [.. own.Select(static row => new TermPlaces(
                    row.Term,
                    [.. row.Places.Where(static place => place < BodyStart).Select(static place => (int)place)],
                    [.. row.Places.Where(static place => place >= BodyStart).Select(static place => (int)place)]))])),
        ];
    }

    private void Bind(DbCommand command, IReadOnlyCollection<string> terms, CandidateFilter filter)
    {
        Texts(command, "terms", terms);
        Database.Bind(command, "query", string.Join(" | ", terms.Select(Quoted)));
        Bind(command, filter);
    }

    private void Bind(DbCommand command, CandidateFilter filter)
    {
        Database.Bind(command, "drafts", filter.Drafts);
        Database.Bind(command, "internal", filter.Internal);
        Database.Bind(command, "language", filter.Language ?? "");
        Database.Bind(command, "all", filter.Folders is null);
        Database.Bind(command, "now", filter.Now);
        command.Parameters.Add(new NpgsqlParameter("folders", NpgsqlDbType.Array | NpgsqlDbType.Uuid)
        {
            Value = (filter.Folders ?? []).ToArray(),
        });
    }

    private async Task<bool> HasTrigrams(CancellationToken cancellation) => _trigrams ??= (await Database.Query(
        "select to_regclass('knowledge_terms_trigrams') is not null", static _ => { }, static row => row.GetBoolean(0), cancellation))[0];

    private static string Vector(KnowledgeDocument document)
    {
        var lexemes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        Place(document.Title, 1, BodyStart - 1, "A");
        Place(document.Body, BodyStart, LastPlace, "");
        var vector = new StringBuilder();
        foreach (var (lexeme, places) in lexemes)
            vector.Append(Quoted(lexeme)).Append(':').AppendJoin(',', places).Append(' ');
        return vector.ToString();

        void Place(IReadOnlyList<IndexedWord> words, int first, int last, string weight)
        {
            for (var at = 0; at < words.Count && first + at < last; at++)
            {
                var place = (first + at).ToString(CultureInfo.InvariantCulture) + weight;
                Add(words[at].Word, place);
                if (words[at].Stem != words[at].Word)
                    Add(words[at].Stem, place);
            }
        }

        void Add(string lexeme, string place)
        {
            if (!lexemes.TryGetValue(lexeme, out var places))
                lexemes.Add(lexeme, places = []);
            if (places.Count < MostPlaces)
                places.Add(place);
        }
    }

    private static void Texts(DbCommand command, string name, IReadOnlyCollection<string> values) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() });

    private static string Term(DbDataReader row) => row.GetString(0);

    private static string Quoted(string lexeme) =>
        $"'{lexeme.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
