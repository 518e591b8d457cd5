using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// One visitor on one channel: makes starting a chat get-or-create (guarantee N5). Key:
/// <see cref="VisitorKeyExtensions.VisitorKey"/>. The database's unique index on open chats is the fence behind it.
/// </summary>
[Alias("chat.visitor")]
[GrainInterfaceType("chat.visitor")]
public interface IVisitorGrain : IGrainWithStringKey
{
    /// <summary>The open chat of this visitor, or a new one from <paramref name="command"/>.</summary>
    [Alias("StartOrResume"), PassesDeadline]
    Task<Result<SessionReceipt>> StartOrResume(StartSession command);
}

/// <summary>Grain keys of visitors.</summary>
public static class VisitorKeyExtensions
{
    /// <summary><c>channel/visitor</c>; both parts are hexadecimal or base64url, so neither can hold the separator.</summary>
    public static string VisitorKey(this ChannelId channel, VisitorId visitor) => $"{channel}/{visitor}";
}
