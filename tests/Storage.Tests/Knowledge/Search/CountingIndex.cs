using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>Counts how often the list of all words is read.</summary>
internal sealed class CountingIndex(KnowledgeIndex index, ChatDatabase database) : KnowledgeIndex(database)
{
    public int Containings { get; private set; }

    public int Nears { get; private set; }

    public override Task Write(ChatDbContext context, long translation, KnowledgeDocument document, CancellationToken cancellation) =>
        index.Write(context, translation, document, cancellation);

    public override Task<IReadOnlyList<string>> Known(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation) =>
        index.Known(terms, filter, cancellation);

    public override Task<IReadOnlyList<string>> Containing(string part, CancellationToken cancellation)
    {
        Containings++;
        return index.Containing(part, cancellation);
    }

    public override Task<IReadOnlyList<string>> Near(string word, CancellationToken cancellation)
    {
        Nears++;
        return index.Near(word, cancellation);
    }

    public override Task<IReadOnlyDictionary<string, int>> Frequencies(
        IReadOnlyCollection<string> terms, CancellationToken cancellation) => index.Frequencies(terms, cancellation);

    public override Task<IReadOnlyList<KnowledgeCandidate>> Candidates(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation) =>
        index.Candidates(terms, filter, cancellation);
}
