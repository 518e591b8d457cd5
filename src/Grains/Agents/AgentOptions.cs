namespace OrleansChat.Agents;

/// <summary>Times by which an agent counts as present, or as gone.</summary>
public sealed class AgentOptions
{
    public const string Section = "Chat:Agents";

    /// <summary>
    /// An agent whose last browser is gone is unavailable after this long, at most 15 s later, whatever dies meanwhile. Then their
    /// unanswered chats go back to the queue: at most 30 s later than that where a silo dies that must do it.
    /// </summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How old the stored end of presence may get: what an activation to come begins with, until browsers' leases are renewed.
    /// </summary>
    public TimeSpan StoreEvery => Shorter(TimeSpan.FromSeconds(20), Grace / 3);

    /// <summary>How old the end of presence may get that channels know.</summary>
    public TimeSpan ReportEvery => Shorter(TimeSpan.FromSeconds(20), Grace / 3);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
