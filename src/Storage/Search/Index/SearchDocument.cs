using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>What the index is to know of a chat.</summary>
/// <param name="Summary">The chat after the last event that is in it. What is stored of a later one is never replaced.</param>
/// <param name="StartedAt">When the chat began: never changes.</param>
/// <param name="HasErased">Something of the log was erased.</param>
/// <param name="Parts">At least one, the first from seq 1. Of an erased chat the first is left, without a word.</param>
internal sealed record SearchDocument(
    SessionSummary Summary, DateTimeOffset StartedAt, bool HasErased, IReadOnlyList<SearchPart> Parts)
{
    public Guid Session => Summary.Id.Value;
}
