using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// One session's rules over its log: <see cref="Decide"/> says what a command becomes, <see cref="Commit"/> takes in what
/// was stored. Pure: no Orleans, no database, no clock of its own.
/// </summary>
public sealed class ChatSession(SessionId id)
{
    private const int RecentEvents = 64;
    private readonly Dictionary<MessageId, long> _seqOfMessage = [];
    private readonly Dictionary<MessageId, Refusal> _refused = [];
    private readonly List<long> _unread = [];
    private SuggestedArticle[] _suggested = [];
    private long[] _hidden = [];
    private readonly List<LoggedEvent> _recent = [];

    public SessionId Id => id;

    /// <summary>Null until the session has started.</summary>
    public SessionSummary? Summary { get; private set; }

    public long Seq => Summary?.Seq ?? 0;

    /// <summary>The latest events, oldest first; a window of the log that spares reading it.</summary>
    public IReadOnlyList<LoggedEvent> Recent => _recent;

    /// <summary>Seqs of the events that the visitor does not see, ascending.</summary>
    public IReadOnlyList<long> Hidden => _hidden;

    /// <summary>The seq that a message id has in the log.</summary>
    public bool Knows(MessageId message, out long seq) => _seqOfMessage.TryGetValue(message, out seq);

    /// <summary>What a message id was refused with for good; null: it was not.</summary>
    public Refusal? RefusalOf(MessageId message) => _refused.GetValueOrDefault(message);

    /// <summary>How a refusal of <see cref="Decide"/> is kept, so that it stays; null: it stays by itself. Changes nothing.</summary>
    public Result<Decision>? Keep(Refusal refusal, SessionCommand command) =>
        PersistedRefusals.Keep(command, refusal, Summary, _refused.Count);

    /// <summary>
    /// The events that the command becomes (none: there is nothing left to do), or why it is refused. Changes nothing.
    /// </summary>
    public Result<Decision> Decide(SessionCommand command, DecisionContext context)
    {
        if (Summary is null)
        {
            return command is StartSession start ? StartingRules.Start(start) : new Refusal(RefusalCodes.SessionNotFound);
        }

        var facts = new SessionFacts(Summary, context, _unread, _suggested);
        return command switch
        {
            StartSession => facts.NotNow(command),
            SubmitPreChat or ReadFaq or AnswerFaq or OfferOffline or PostRequest => StartingRules.Decide(command, facts),
            SendMessage or DeleteMessage or MarkRead => MessagingRules.Decide(command, facts),
            AcceptSession or ReleaseFromAgent or PutBack or TakeOver => OwnershipRules.Decide(command, facts),
            RequestTransfer or SettleTransfer or ReturnTransfer => TransferRules.Decide(command, facts),
            EndSession or CloseSession or ReopenSession or RateSession or TickSession => EndingRules.Decide(command, facts),
            AddNote or SendWhisper or ChangeTags => InternalRules.Decide(command, facts),
            LinkSession or SwitchBot or DeleteSession => HousekeepingRules.Decide(command, facts),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule for this command."),
        };
    }

    /// <summary>Gives decided events their places in the log, and says what the summary will be. Changes nothing.</summary>
    public (IReadOnlyList<LoggedEvent> Events, SessionSummary Summary) Draft(Decision decision, MessageId? message, DecisionContext context)
    {
        var events = new LoggedEvent[decision.Events.Count];
        var summary = Summary;
        for (var i = 0; i < events.Length; i++)
        {
            var carrier = i == decision.MessageIdAt ? message : null;
            events[i] = new(Seq + 1 + i, context.Now, carrier, decision.Events[i]);
            summary = SessionFold.Apply(id, summary, events[i]);
        }

        return (events, summary! with { DueAt = SessionDeadlines.Next(summary!, context) });
    }

    /// <summary>
    /// Takes in what is durable now. <paramref name="summary"/> is the one stored with the events; <paramref name="erased"/>: earlier
    /// ones that they erased, as they are now.
    /// </summary>
    public void Commit(IReadOnlyList<LoggedEvent> events, SessionSummary summary, IReadOnlyList<LoggedEvent>? erased = null)
    {
        foreach (var bare in erased ?? [])
        {
            if (_recent.FindIndex(logged => logged.Seq == bare.Seq) is >= 0 and var at)
                _recent[at] = bare;
        }

        foreach (var logged in events)
            Remember(logged);
        Summary = summary;
    }

    /// <summary>Folds one stored event, in order; for rebuilding from the log.</summary>
    public void Replay(LoggedEvent logged)
    {
        Summary = SessionFold.Apply(id, Summary, logged);
        Remember(logged);
    }

    private void Remember(LoggedEvent logged)
    {
        if (logged.MessageId is { } message)
            _seqOfMessage[message] = logged.Seq;
        if (_recent.Count == RecentEvents)
            _recent.RemoveRange(0, RecentEvents / 2);
        _recent.Add(logged);
        if (!logged.Body.IsVisibleTo(Viewers.Visitor))
            _hidden = [.. _hidden, logged.Seq];
        switch (logged.Body)
        {
            case CommandRefused refused when logged.MessageId is { } command:
                _refused[command] = new(refused.Code, refused.Details);
                break;
            case FaqSuggested { Shown: { } shown }:
                _suggested = [.. shown];
                break;
            case FaqRead read:
                _suggested = [.. _suggested.Where(article => article.Id != read.Article.Id)];
                break;
            case MessageSent { Author.Kind: AuthorKind.Customer }:
                _unread.Add(logged.Seq);
                break;
            case MessageSent { Author.Kind: AuthorKind.Agent }:
                _unread.Clear();
                break;
            case MessagesRead { By: AuthorKind.Agent } seen:
                _unread.RemoveAll(seq => seq <= seen.UpTo);
                break;
        }
    }
}
