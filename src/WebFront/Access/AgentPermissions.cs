using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>What an agent may do, asked in one place.</summary>
internal static class AgentPermissions
{
    public static bool Works(this AgentView agent, ChannelId channel) => agent.PermissionsOn(channel) != ChannelPermissions.None;

    public static bool May(this AgentView agent, ChannelPermissions permission, ChannelId channel) =>
        agent.PermissionsOn(channel).HasFlag(permission);

    /// <summary>Has the chat, had it last, or is offered it.</summary>
    public static bool IsOwn(this AgentView agent, SessionSummary session) =>
        session.Agent?.Id == agent.Agent.Id || session.Transfer?.To?.Id == agent.Agent.Id;

    /// <summary>Manages the channel that the chat is on.</summary>
    public static bool Manages(this AgentView agent, SessionSummary session) => agent.May(ChannelPermissions.Manager, session.Channel);

    /// <summary>
    /// Null: may read the chat. Own ones always, those that were transferred to whoever has them now, and those where a note mentions the
    /// agent; waiting ones for those who may take them; all others by the permission to listen in.
    /// </summary>
    public static Refusal? RefusesReading(this AgentView agent, SessionSummary session)
    {
        if (agent.MayMark(session) || agent.HandedOver(session) || session.Mentions(agent.Agent.Id))
            return null;
        return agent.Works(session.Channel) ? Missing(ChannelPermissions.ListenIn) : new(RefusalCodes.SessionNotFound);
    }

    /// <summary>Transferred it to the colleague who has it now, on a channel where they still work.</summary>
    private static bool HandedOver(this AgentView agent, SessionSummary session) =>
        session.HandedOverBy == agent.Agent.Id && session.Status.IsOwned() && agent.Works(session.Channel);

    /// <summary>May change what agents keep of the chat: whoever may read it by more than a mention.</summary>
    public static bool MayMark(this AgentView agent, SessionSummary session) =>
        agent.IsOwn(session) || agent.VisibilityOn(session.Channel).Covers(session);

    /// <summary>Was spoken to, or manages the channel that the chat was on then.</summary>
    public static bool Hears(this AgentView agent, WhisperSent whisper) =>
        whisper.To.Id == agent.Agent.Id || agent.May(ChannelPermissions.Manager, whisper.Channel);

    /// <summary>What the agent may read of other people's chats on the channel.</summary>
    public static ChatVisibility VisibilityOn(this AgentView agent, ChannelId channel) =>
        agent.MayListen(channel) ? ChatVisibility.All
        : agent.May(ChannelPermissions.Respond, channel) ? ChatVisibility.Waiting
        : ChatVisibility.None;

    public static Refusal Missing(ChannelPermissions permission) =>
        Refusal.With(RefusalCodes.PermissionMissing, "permission", WireNames.Of(permission));

    private static bool MayListen(this AgentView agent, ChannelId channel) =>
        (agent.PermissionsOn(channel) & (ChannelPermissions.ListenIn | ChannelPermissions.Manager)) != 0;

    private static ChannelPermissions PermissionsOn(this AgentView agent, ChannelId channel) =>
        agent.Channels.FirstOrDefault(known => known.Channel == channel)?.Permissions ?? ChannelPermissions.None;
}
