using OrleansChat.Sessions;

namespace OrleansChat.Testing;

/// <summary>Guarantees S6 and N1 to N4 on one session: what was acknowledged is in the log, once, in its sender's order.</summary>
public static class LogChecks
{
    /// <summary>What is wrong; empty: nothing.</summary>
    /// <param name="log">The stored log.</param>
    /// <param name="acknowledged">Per sender, in the order in which they sent: id and the seq that they were told.</param>
    public static IReadOnlyList<string> Violations(
        IReadOnlyList<LoggedEvent> log,
        params IReadOnlyList<(MessageId Id, long Seq)>[] acknowledged)
    {
        var wrong = new List<string>();
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].Seq != i + 1)
                wrong.Add($"place {i + 1} of the log has seq {log[i].Seq}");
        }

        var places = log.Where(static logged => logged.MessageId is not null)
            .ToLookup(static logged => logged.MessageId!.Value, static logged => logged.Seq);
        foreach (var sender in acknowledged)
        {
            wrong.AddRange(
                sender.Where(sent => places[sent.Id].Count() != 1).Select(sent => $"{sent.Id} is stored {places[sent.Id].Count()} times"));
            wrong.AddRange(
                sender.Where(sent => places[sent.Id].Any(seq => seq != sent.Seq)).Select(sent => $"{sent.Id} was told {sent.Seq}"));
            if (!sender.Select(static sent => sent.Seq).SequenceEqual(sender.Select(static sent => sent.Seq).Order()))
                wrong.Add("a sender's messages are out of order");
        }

        return wrong;
    }
}
