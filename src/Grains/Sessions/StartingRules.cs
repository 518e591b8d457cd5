using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Rules from the first contact to the queue: pre-chat form, FAQ suggestion, offline form.</summary>
internal static class StartingRules
{
    public static Result<Decision> Start(StartSession start)
    {
        var known = start.Entry
            is SessionStatus.PreChatForm or SessionStatus.OfflineForm or SessionStatus.InQueue or SessionStatus.FaqSuggestion;
        if (!known)
            return Invalid("entry", "state");
        if (start.Entry == SessionStatus.FaqSuggestion && start.Articles is not { Count: > 0 and <= SessionLimits.MostSuggestions })
            return Invalid("articles", "count");
        if (start.Question is { } question && MessagingRules.CheckText(question) is { } bad)
            return bad;

        List<SessionEvent> events = [new SessionStarted(start.Channel, start.Visitor, start.Visit, start.Entry)];
        if (start.Customer is { } customer)
            events.Add(new PreChatSubmitted(customer, start.Consent));
        if (start.Entry == SessionStatus.InQueue)
            events.Add(new Queued(start.Channel, QueuedBecause.Requested, AtHead: false, start.QueuePosition));
        if (start is { Entry: SessionStatus.FaqSuggestion, Articles: { } articles })
            events.Add(new FaqSuggested([.. articles.Select(article => article.Id.ToString("N"))], articles, start.Channel));
        return WithQuestion(events, start.Question, start.Customer);
    }

    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts) => (command, facts.Status) switch
    {
        (SubmitPreChat form, SessionStatus.PreChatForm) => Submit(form, facts),
        (AnswerFaq answer, SessionStatus.FaqSuggestion) => Faq(answer, facts),
        // Said twice, because the visitor did not hear that the first was taken.
        (AnswerFaq { Solved: false }, SessionStatus.InQueue or SessionStatus.CustomerLast or SessionStatus.AgentLast) => Decision.Nothing,
        (AnswerFaq { Solved: true }, SessionStatus.Closed) when facts.Summary.EndReason == EndReason.FaqSolved => Decision.Nothing,
        (ReadFaq read, SessionStatus.FaqSuggestion) => Read(read, facts),
        (OfferOffline offer, SessionStatus.PreChatForm or SessionStatus.FaqSuggestion) => Decision.Of(new OfflineOffered(offer.Reason)),
        (OfferOffline offer, SessionStatus.InQueue) when !facts.Summary.BotActive => Decision.Of(new OfflineOffered(offer.Reason)),
        (PostRequest post, SessionStatus.OfflineForm) => Decision.Of(new RequestPosted(post.RequestId, post.Customer)),
        _ => facts.NotNow(command),
    };

    private static Result<Decision> Submit(SubmitPreChat form, SessionFacts facts)
    {
        if (form.Question is { } question && MessagingRules.CheckText(question) is { } bad)
            return bad;
        List<SessionEvent> events = [new PreChatSubmitted(form.Customer, form.Consent)];
        switch (form.Next)
        {
            case SessionStatus.InQueue:
                events.Add(new Queued(facts.Summary.Channel, QueuedBecause.Requested, AtHead: false, form.QueuePosition));
                break;
            case SessionStatus.FaqSuggestion:
                events.Add(new FaqSuggested(form.Articles ?? []));
                break;
            case SessionStatus.OfflineForm:
                events.Add(new OfflineOffered("closed"));
                break;
            default:
                return Invalid("next", "state");
        }

        return WithQuestion(events, form.Question, form.Customer);
    }

    private static Result<Decision> Faq(AnswerFaq answer, SessionFacts facts) => answer.Solved
        ? Decision.Of(
            new FaqAnswered(true),
            new SessionEnded(EndReason.FaqSolved, Author.Customer(facts.Summary.Customer.Name), SessionStatus.Closed))
        : Decision.Of(
            new FaqAnswered(false),
            new Queued(facts.Summary.Channel, QueuedBecause.Requested, AtHead: false, answer.QueuePosition));

    /// <summary>
    /// Whoever writes on was not helped. A window that does not know of suggestions has no other way to say so, and would wait for nobody.
    /// </summary>
    internal static Result<Decision> GoOn(SessionFacts facts, MessageSent message) => new Decision(
        [new FaqAnswered(false), new Queued(facts.Summary.Channel, QueuedBecause.Requested, AtHead: false, Position: 1), message],
        MessageIdAt: 2);

    /// <summary>Of an article that was not suggested nothing is noted: whether it may be read is not this chat's to say.</summary>
    private static Result<Decision> Read(ReadFaq read, SessionFacts facts) =>
        facts.Suggested?.FirstOrDefault(article => article.Id == read.Article) is { } opened
            ? Decision.Of(new FaqRead(opened with { Excerpt = null }))
            : Decision.Nothing;

    /// <summary>The question is the event that carries the sender's id: the widget finds it again by that.</summary>
    private static Result<Decision> WithQuestion(List<SessionEvent> events, string? question, Customer? customer)
    {
        if (question is null)
            return new Decision(events);
        events.Add(new MessageSent(Author.Customer(customer?.Name), MessageKind.Text, question));
        return new Decision(events, events.Count - 1);
    }

    private static Refusal Invalid(string field, string rule) => new(
        RefusalCodes.InvalidInput,
        new Dictionary<string, string> { ["field"] = field, ["rule"] = rule });
}
