using OrleansChat.Chaos.Clients;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Checks;

/// <summary>
/// Compares what one side was told with the log: nothing acknowledged missing, nothing twice, order kept, no gap, nothing invented.
/// </summary>
internal static class HistoryCheck
{
    /// <param name="history">What the side was told.</param>
    /// <param name="stored">The truth.</param>
    /// <param name="complete">The side can read the whole log; an agent who lost the chat to another cannot read on.</param>
    public static IEnumerable<string> Violations(History history, StoredChat stored, bool complete) =>
        Log(stored).Concat(Acknowledged(history, stored)).Concat(Order(history)).Concat(Shown(history, stored, complete))
            .Concat(history.Faults)
            .Select(violation => $"{history.Owner} (session {stored.Summary.Id}): {violation}");

    private static IEnumerable<string> Log(StoredChat stored)
    {
        var expected = 1L;
        foreach (var each in stored.Log)
            if (each.Seq != expected++)
                yield return $"the log has seq {each.Seq} where {expected - 1} belongs";
        if (stored.Summary.Seq != stored.Log.Count)
            yield return $"the summary stands at {stored.Summary.Seq}, the log ends at {stored.Log.Count}";
        var ids = stored.Log.Where(each => each.MessageId is not null).GroupBy(each => each.MessageId);
        foreach (var twice in ids.Where(group => group.Count() > 1))
            yield return $"message id {twice.Key} is stored {twice.Count()} times";
        foreach (var twice in Texts(stored).GroupBy(text => text).Where(group => group.Count() > 1))
            yield return $"'{twice.Key}' is stored {twice.Count()} times";
    }

    private static IEnumerable<string> Acknowledged(History history, StoredChat stored)
    {
        // That a command was refused is in the log too, under its id: what must not be there is what it wanted.
        var byId = stored.Log.Where(each => each.MessageId is not null && each.Body is not CommandRefused)
            .ToLookup(each => each.MessageId.ToString());
        foreach (var outcome in history.Outcomes.Where(outcome => outcome.Acknowledged))
        {
            var found = byId[outcome.Sent.MessageId].FirstOrDefault();
            if (found is null)
                yield return $"'{outcome.Sent.Text ?? "end"}' was acknowledged and is not in the log";
            else if (outcome.Seq is { } seq && seq != found.Seq)
                yield return $"'{outcome.Sent.Text}' was acknowledged at {seq} and stands at {found.Seq}";
            else if (outcome.Sent.IsNote != found.Body is NoteAdded)
                yield return $"'{outcome.Sent.Text}' was acknowledged and is stored as {found.Body.GetType().Name}";
            else if (TextOf(found.Body) is { } text && text != outcome.Sent.Text)
                yield return $"'{outcome.Sent.Text}' was acknowledged and is stored as '{text}'";
        }

        foreach (var outcome in history.Outcomes.Where(outcome => !outcome.Acknowledged && byId.Contains(outcome.Sent.MessageId)))
            yield return $"'{outcome.Sent.Text ?? "end"}' was refused with {outcome.RefusedWith} and is in the log";
    }

    private static IEnumerable<string> Order(History history)
    {
        var last = 0L;
        foreach (var outcome in history.Outcomes.Where(outcome => outcome.Seq is not null))
        {
            if (outcome.Seq <= last)
                yield return $"'{outcome.Sent.Text}' was sent after, and stands before, seq {last}";
            last = outcome.Seq!.Value;
        }
    }

    private static IEnumerable<string> Shown(History history, StoredChat stored, bool complete)
    {
        var seen = history.Seen;
        if (seen.Count > stored.Log.Count || (complete && seen.Count < stored.Log.Count))
            yield return $"saw {seen.Count} of {stored.Log.Count} events";
        foreach (var (shown, logged) in seen.Zip(stored.Log).Where(pair => !Same(pair.First, pair.Second)))
            yield return $"seq {shown.Seq} was shown as {shown}, stored is {logged}";
    }

    private static bool Same(EventView shown, LoggedEvent logged) =>
        shown.Seq == logged.Seq
        && (shown.Type == "hidden" || shown.MessageId is null || shown.MessageId == logged.MessageId?.ToString())
        && (TextOf(logged.Body) is not { } text || shown.Type == "hidden" || shown.Text == text);

    private static IEnumerable<string> Texts(StoredChat stored) =>
        stored.Log.Select(each => each.Body).Where(body => body is not MessageSent { Author.Kind: AuthorKind.System })
            .Select(TextOf).OfType<string>();

    private static string? TextOf(SessionEvent body) => body switch
    {
        MessageSent message => message.Text,
        NoteAdded note => note.Text,
        _ => null,
    };
}
