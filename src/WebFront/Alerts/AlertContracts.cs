namespace OrleansChat.Alerts;

/// <summary>When a channel warns, in seconds; null: never. See the channel's settings of the same names.</summary>
public sealed record WarningTimesView(int? NewChatAgents, int? NewChatManagers, int? UnansweredAgents, int? UnansweredManagers);

/// <summary>Whether the console that asked is the one that sounds the alert.</summary>
public sealed record AlertClaim(bool Yours);
