using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Checks;

/// <summary>A chat as the database has it.</summary>
internal sealed record StoredChat(SessionSummary Summary, IReadOnlyList<LoggedEvent> Log)
{
    /// <summary>As its visitor counts: without what is not theirs to see.</summary>
    public StoredChat ForVisitor()
    {
        var visible = Log.Where(logged => logged.Body.IsVisibleTo(Viewers.Visitor));
        LoggedEvent[] seen = [.. visible.Select((logged, i) => logged with { Seq = i + 1 })];
        return new(Summary with { Seq = seen.Length }, seen);
    }
}
