using System.Globalization;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Limits;
using OrleansChat.Faq;
using OrleansChat.Knowledge;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>What a visitor can do: look whether there is somebody, start a chat, come back to it.</summary>
internal sealed partial class VisitorService(
    ChannelAccess channels,
    SessionAccess access,
    AgentAccess agents,
    VisitorTokens tokens,
    LimitSettings limits,
    VisitorSubscriptions subscriptions,
    FaqSuggester suggester,
    FaqReader articles,
    KnowledgeCounts counts)
{
    /// <summary>A call that needs a chat came before Start.</summary>
    public static readonly Refusal NoChat = Refusal.With(RefusalCodes.OutOfOrder, "expected", "Start");

    public async Task<Result<VisitorWelcome>> Welcome(VisitorConnection connection, ChannelId channel, VisitorHello hello)
    {
        var settings = await channels.ForVisitor(channel, connection.Origin);
        if (settings is { IsOk: false, Refusal.Code: RefusalCodes.ChannelNotFound })
            settings = await ForReturning(connection, channel, hello.Token);
        if (!settings.IsOk)
            return settings.Refusal;
        suggester.Warm(settings.Value);
        var availability = await subscriptions.Visit(connection, channel, settings.Value);
        if (!availability.IsOk)
            return availability.Refusal;

        var resumed = await Resume(connection, channel, hello);
        if (resumed is { IsOk: false, Refusal: { Code: not (RefusalCodes.TokenInvalid or RefusalCodes.SessionNotFound) } notNow })
            return notNow;
        return new VisitorWelcome(
            WidgetConfigs.Of(channel, settings.Value),
            ChannelViews.Availability(availability.Value.Current!),
            resumed?.Value,
            resumed?.Refusal is { } refused ? RefusalTexts.View(refused) : null);
    }

    public async Task<Result<VisitorChat>> Start(VisitorConnection connection, StartChat start, CheckedStart known)
    {
        var channel = connection.Channel!.Id;
        // Hello asked too; the website may have been taken off the list since.
        if (ChannelAccess.Refuse(connection.Channel.Settings, connection.Origin) is { } foreign)
            return foreign;
        if (VisitorForms.Refuse(start, connection.Channel.Settings) is { } missing)
            return missing;
        var now = await channels.Availability(channel);
        if (!now.Open && !await access.HasChat(channel, known.Visitor, known.MessageId))
            return Closed(now);
        if (await channels.Admit(channel, Applicant(connection, SessionId.Of(channel, known.Visitor, known.MessageId))) is { } tooMany
            && !await access.HasChat(channel, known.Visitor, known.MessageId))
            return tooMany;
        var suggested = await Suggested(connection.Channel, start, known);
        var command = Command(connection, channel, start, known, now.Waiting + 1);
        var session = await access.Start(Suggesting(command, suggested));
        // A silo of before starts no chat with suggestions.
        if (suggested.Count > 0 && session.Refusal is { Code: RefusalCodes.InvalidInput })
            session = await access.Start(command);
        return session.IsOk ? await Show(connection, session.Value, SeenLog.Nothing) : session.Refusal;
    }

    public async Task<Result<VisitorSync>> Sync(VisitorConnection connection, AttachedChat chat, long afterSeq)
    {
        var read = await LogReading.ForVisitor(chat.Session.Read, chat.Numbering.SeqOf(afterSeq), SessionLimits.PageSize);
        if (!read.IsOk)
            return read.Refusal;
        var summary = read.Value.Page.Summary;
        var attached = await subscriptions.Attach(connection, chat.Session, summary);
        if (!attached.IsOk)
            return attached.Refusal;
        chat = attached.Value;
        var viewer = await ViewerOf(chat, read.Value.Page);
        return viewer.IsOk
            ? new VisitorSync(read.Value.View(viewer.Value), Place(chat, summary), NewerToken(chat))
            : viewer.Refusal;
    }

    /// <summary>Whether the chat's agent can take it back at once is asked here, where the session's rules cannot.</summary>
    public async Task<Result<SessionReceipt>> Reopen(AttachedChat chat, MessageId id)
    {
        var known = await chat.Session.Summary();
        if (!known.IsOk)
            return known.Refusal;
        var present = known.Value.Agent is { } agent && (await agents.ForChat(agent.Id, known.Value.Channel)).IsOk;
        return await chat.Session.Reopen(chat.Name, present, chat.Settings.Settings is null, id);
    }

    /// <summary>A deleted channel lets in whoever has a chat there that is not over, so that it can end.</summary>
    private async Task<Result<ChannelSettings>> ForReturning(VisitorConnection connection, ChannelId channel, string? token)
    {
        if (token is null || access.ForVisitor(token, channel) is not { IsOk: true, Value: var session })
            return new Refusal(RefusalCodes.ChannelNotFound);
        var known = await session.Summary();
        if (!known.IsOk)
            return known.Refusal;
        return known.Value.Status is var status && (status.IsOpen() || status == SessionStatus.Finished)
            ? await channels.OfDeleted(channel, connection.Origin)
            : new Refusal(RefusalCodes.ChannelNotFound);
    }

    private async Task<Result<VisitorChat>?> Resume(VisitorConnection connection, ChannelId channel, VisitorHello hello)
    {
        if (hello.Token is not { } token)
            return null;
        var session = access.ForVisitor(token, channel);
        return session.IsOk ? await Show(connection, session.Value, new(hello.AfterSeq, hello.Numbering)) : session.Refusal;
    }

    /// <summary>First listen, then read: what happens in between is pushed, and what was before is in the page.</summary>
    private async Task<Result<VisitorChat>> Show(VisitorConnection connection, VisitorSession session, SeenLog seen)
    {
        var before = await session.Summary();
        if (!before.IsOk)
            return before.Refusal;
        var attached = await subscriptions.Attach(connection, session, before.Value);
        if (!attached.IsOk)
            return attached.Refusal;
        var chat = attached.Value;
        var anew = seen.CountsOtherwise(chat.Numbering);
        var afterSeq = anew ? 0 : chat.Numbering.SeqOf(seen.AfterSeq);
        var read = await LogReading.ForVisitor(session.Read, afterSeq, SessionLimits.PageSize);
        if (!read.IsOk)
            return read.Refusal;
        var viewer = await ViewerOf(chat, read.Value.Page);
        if (!viewer.IsOk)
            return viewer.Refusal;

        var summary = read.Value.Page.Summary;
        var log = (read.Value with { StartsOver = read.Value.StartsOver || anew }).View(viewer.Value);
        return new VisitorChat(
            Token(session.Ticket),
            viewer.Value.NameOf(summary.Agent?.Name),
            viewer.Value.NumberOf(summary.ReadByAgent),
            Place(chat, summary),
            log);
    }

    /// <summary>As the visitor counts in this page, which may be ahead of what has been pushed.</summary>
    private static async Task<Result<Viewer>> ViewerOf(AttachedChat chat, SessionPage page)
    {
        var numbering = await VisitorNumbering.Of(page, chat.Session.Read);
        if (!numbering.IsOk)
            return numbering.Refusal;
        chat.Feed.Learn(numbering.Value);
        return chat.Viewer with { Numbering = numbering.Value };
    }

    private static QueueView? Place(AttachedChat chat, SessionSummary summary) => summary.Status == SessionStatus.InQueue
        ? chat.Queue.PlaceOf(summary.Id) ?? new QueueView(summary.QueuePosition, null)
        : null;

    private string? NewerToken(AttachedChat chat)
    {
        if (!tokens.IsHalfSpent(chat.Ticket))
            return null;
        var token = Token(chat.Ticket);
        chat.Ticket = tokens.Read(token)!;
        return token;
    }

    private string Token(VisitorTicket ticket) => tokens.Issue(ticket.Session, ticket.Channel, ticket.Visitor);

    private static Refusal Closed(Availability now) => now.Reason switch
    {
        ClosedReason.QueueFull => new(RefusalCodes.QueueFull, RetryAfter: TimeSpan.FromSeconds(30)),
        ClosedReason.Deleted => new(RefusalCodes.ChannelNotFound),
        _ => new(RefusalCodes.ChannelClosed, ClosedDetails(now)),
    };

    private static Dictionary<string, string> ClosedDetails(Availability now)
    {
        var details = new Dictionary<string, string> { ["reason"] = WireNames.Of(now.Reason) };
        if (now.OpensAt is { } opens)
            details["opensAt"] = opens.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return details;
    }

    /// <summary>The stored address counts only where it is the visitor's own: neither that of a network nor that of a proxy.</summary>
    private QueueApplicant Applicant(VisitorConnection connection, SessionId session)
    {
        var (channel, settings) = (connection.Channel!.Id, connection.Channel.Settings);
        return new(
            session,
            settings.MaskAddress || connection.RelayedFor is not null ? null : connection.Origin.IpFor(settings),
            connection.Id,
            limits.WaitingPerAddress,
            limits.WaitingPerConnection,
            NetworkKey.Of(channel, connection.RelayedFor ?? connection.Origin.Address));
    }

    private static StartSession Command(
        VisitorConnection connection, ChannelId channel, StartChat start, CheckedStart known, int position) => new(
        channel,
        known.Visitor,
        VisitFactory.Create(start, connection),
        VisitorForms.Customer(start, connection.Channel!.Settings),
        start.Consent,
        start.Question,
        position)
        {
            MessageId = known.MessageId,
        };
}

/// <summary>What a visitor's window has of its log already.</summary>
internal sealed record SeenLog(long AfterSeq, int? Numbering)
{
    public static readonly SeenLog Nothing = new(0, null);

    /// <summary>A window that was opened before this release, or that came from a front of before, counts what it cannot see too.</summary>
    public bool CountsOtherwise(VisitorNumbering numbering) =>
        AfterSeq > 0 && Numbering != VisitorNumbering.Current && numbering.HidesAny;
}
