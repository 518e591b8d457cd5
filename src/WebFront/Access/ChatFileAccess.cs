using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>The only way to the files of a chat: by the visitor's token, or as an agent who may read it.</summary>
internal sealed class ChatFileAccess(SessionAccess sessions, ChannelAccess channels, AgentAccess agents)
{
    private static readonly Refusal NotAllowed = new(RefusalCodes.FilesNotAllowed);
    private static readonly Refusal NotFound = new(RefusalCodes.FileNotFound);

    /// <summary>The chat of a visitor who may read it, by their token and from where the channel may be embedded.</summary>
    public async Task<Result<VisitorSession>> ForVisitor(string token, VisitorOrigin origin)
    {
        if (sessions.ForVisitor(token) is not { IsOk: true, Value: var chat })
            return new Refusal(RefusalCodes.TokenInvalid);
        var settings = await channels.ForVisitor(chat.Ticket.Channel, origin);
        if (settings is { IsOk: false, Refusal.Code: RefusalCodes.ChannelNotFound })
            settings = await channels.OfDeleted(chat.Ticket.Channel, origin);
        return settings.IsOk ? chat : settings.Refusal;
    }

    /// <summary>What a visitor may send in their chat now: they wait, or an agent has it.</summary>
    public async Task<Result<FileSettings>> ForVisitorUpload(VisitorSession chat)
    {
        var known = await chat.Summary();
        if (!known.IsOk)
            return known.Refusal;
        var settings = await channels.Files(known.Value.Channel);
        var writes = known.Value.Status is SessionStatus.InQueue || known.Value.Status.IsOwned();
        return writes && settings.Visitors ? settings : NotAllowed;
    }

    /// <summary>What an agent may send in a chat that they have.</summary>
    public async Task<Result<FileSettings>> ForAgentUpload(AgentId self, SessionId session)
    {
        var view = await agents.View(self);
        if (!view.IsOk)
            return view.Refusal;
        var chat = await sessions.ForReading(view.Value, session);
        if (!chat.IsOk)
            return chat.Refusal;
        var summary = chat.Value.Summary!;
        if (summary.Agent?.Id != self)
            return Refusal.With(RefusalCodes.NotYourChat, "agent", summary.Agent?.Name ?? "");
        return summary.Status.IsOwned() ? await channels.Files(summary.Channel) : NotAllowed;
    }

    /// <summary>Null: the agent may read that chat, and so has its files. Whatever keeps them from it, they are told of no file.</summary>
    public async Task<Refusal?> RefusesReading(AgentId self, SessionId session)
    {
        var view = await agents.View(self);
        if (!view.IsOk)
            return view.Refusal;
        var chat = await sessions.ForReading(view.Value, session);
        return chat.IsOk ? null : chat.Refusal.RetryAfter is null ? NotFound : chat.Refusal;
    }
}
