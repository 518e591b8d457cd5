using System.Globalization;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>Rules of messages: who may write when, reading, deleting.</summary>
internal static class MessagingRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts) => command switch
    {
        SendMessage post => Send(post, facts),
        MarkRead read => Read(read, facts),
        DeleteMessage delete => Delete(delete, facts),
        _ => facts.NotNow(command),
    };

    /// <summary>Why a text cannot be stored; null: it can.</summary>
    public static Refusal? CheckText(string text)
    {
        if (VisibleText.IsBlank(text))
            return Invalid("text", "required");
        if (text.Length > SessionLimits.MessageLength)
            return Invalid("text", "length", SessionLimits.MessageLength);
        return VisibleText.IsStorable(text) ? null : Invalid("text", "characters");
    }

    /// <summary>
    /// A card leads to a page of this server and nowhere else, and only who may be believed about it sends one: no customer does.
    /// </summary>
    private static Refusal? CheckLink(SendMessage post)
    {
        if (post.Kind != MessageKind.Link)
            return post.Link is null ? null : Invalid("link", "word");
        if (post.Author.Kind == AuthorKind.Customer)
            return Invalid("link", "word");
        if (post.Link is not { } link)
            return new(RefusalCodes.ArticleNotPublic);
        if (!link.Address.StartsWith('/') || link.Address.StartsWith("//", StringComparison.Ordinal) || link.Address.Contains('\\')
            || link.Address.Length > SessionLimits.LinkAddressLength || !VisibleText.IsStorable(link.Address))
            return Invalid("address", "characters");
        if (VisibleText.IsBlank(link.Title) || link.Title.Length > SessionLimits.LinkTitleLength || !VisibleText.IsStorable(link.Title))
            return Invalid("title", "characters");
        return link.Excerpt is null || (link.Excerpt.Length <= SessionLimits.LinkExcerptLength && VisibleText.IsStorable(link.Excerpt))
            ? null
            : Invalid("excerpt", "characters");
    }

    private static Refusal? CheckFile(SendMessage post) => post.Kind switch
    {
        MessageKind.File when post.File is null => new(RefusalCodes.FileNotFound),
        MessageKind.File => null,
        _ => post.File is null ? null : Invalid("file", "word"),
    };

    private static Result<Decision> Send(SendMessage post, SessionFacts facts)
    {
        if ((CheckFile(post) ?? CheckLink(post) ?? CheckText(post.Text)) is { } bad)
            return bad;
        var allowed = post.Author.Kind switch
        {
            AuthorKind.Customer => facts.Status is SessionStatus.InQueue or SessionStatus.FaqSuggestion || facts.Status.IsOwned(),
            AuthorKind.Agent => facts.Status.IsOwned(),
            AuthorKind.Bot => facts.Status is SessionStatus.InQueue && facts.Summary.BotActive,
            _ => facts.Status.IsOpen(),
        };
        if (!allowed)
            return facts.NotNow(post);
        if (post.Author.Kind == AuthorKind.Agent && post.Author.Agent != facts.Summary.Agent?.Id)
            return facts.NotYours();
        var message = new MessageSent(post.Author, post.Kind, post.Text, post.File, post.Link);
        return facts.Status == SessionStatus.FaqSuggestion && post.Author.Kind == AuthorKind.Customer
            ? StartingRules.GoOn(facts, message)
            : Decision.Of(message);
    }

    private static Result<Decision> Read(MarkRead read, SessionFacts facts)
    {
        if (facts.Status == SessionStatus.Deleted)
            return facts.NotNow(read);
        if (read.By.Kind == AuthorKind.Agent && read.By.Agent != facts.Summary.Agent?.Id)
            return facts.NotYours();
        var byCustomer = read.By.Kind == AuthorKind.Customer;
        var upTo = Math.Min(read.UpTo, facts.Summary.Seq);
        var known = byCustomer ? facts.Summary.ReadByCustomer : facts.Summary.ReadByAgent;
        if (upTo <= known)
            return Decision.Nothing;
        // The visitor is told how far agents have read: that one of them has seen a note must tell them nothing.
        if (!byCustomer && facts.UnreadByAgent.All(seq => seq > upTo))
            return Decision.Nothing;
        var unread = byCustomer ? 0 : facts.UnreadByAgent.Count(seq => seq > upTo);
        return Decision.Of(new MessagesRead(read.By.Kind, upTo, unread));
    }

    private static Result<Decision> Delete(DeleteMessage delete, SessionFacts facts)
    {
        if (facts.Status == SessionStatus.Deleted)
            return facts.NotNow(delete);
        if (facts.Context.Target is not { Body: MessageSent message } || facts.Context.Target.Seq != delete.Message)
            return Invalid("message", "unknown");
        var own = message.Author.Kind == delete.By.Kind && message.Author.Agent == delete.By.Agent;
        // Visitors are not told who has the chat: their channel may show no more than a first name.
        if (!own)
            return delete.By.Kind == AuthorKind.Agent ? facts.NotYours() : new Refusal(RefusalCodes.DeletionNotAllowed);
        if (message.Erased is not null)
            return Decision.Nothing;
        return RefuseDeletion(delete, facts) is { } refusal ? refusal : Decision.Of(new MessageDeleted(delete.Message, delete.By));
    }

    /// <summary>By the channel's settings of now, also for messages that were written under others.</summary>
    private static Refusal? RefuseDeletion(DeleteMessage delete, SessionFacts facts)
    {
        var settings = facts.Context.Settings;
        if (settings.DeleteWindow is not { } window || (delete.By.Kind == AuthorKind.Customer && !settings.VisitorsDelete))
            return new(RefusalCodes.DeletionNotAllowed);
        if (facts.Context.Now - facts.Context.Target!.At <= window)
            return null;
        var minutes = Math.Max(1, (long)window.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        return Refusal.With(RefusalCodes.DeletionTooLate, "minutes", minutes);
    }

    private static Refusal Invalid(string field, string rule, int? limit = null)
    {
        var details = new Dictionary<string, string> { ["field"] = field, ["rule"] = rule };
        if (limit is { } most)
            details["limit"] = most.ToString(CultureInfo.InvariantCulture);
        return new(RefusalCodes.InvalidInput, details);
    }
}
