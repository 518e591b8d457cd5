using System.Globalization;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// Which refusals are written into the session's log. A command that was refused, and that a later state would allow, stays refused:
/// a copy of it may still wait in a silo that hangs, and must not be carried out after its sender was told no (ADR 17).
/// </summary>
internal static class PersistedRefusals
{
    /// <summary>Kept per session; a visitor's client that is refused more often is told to wait, and nothing is kept of that.</summary>
    public const int Most = 500;

    /// <summary>
    /// With agents' own: no visitor can use up what is kept for them. Beyond it they
    /// hear the refusal as it is: none of theirs is told to wait because of others.
    /// </summary>
    public const int MostWithAgents = 2 * Most;

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    /// <summary>Null: the refusal is said as it is. Else the event that keeps it, or (too many) the refusal that is said instead.</summary>
    public static Result<Decision>? Keep(SessionCommand command, Refusal refusal, SessionSummary? summary, int kept)
    {
        if (summary is null || command.MessageId is null || refusal.RetryAfter is not null)
            return null;
        if (IsOver(summary.Status) || IsMalformed(command, refusal))
            return null;
        var byVisitor = IsVisitors(command);
        if (kept < (byVisitor ? Most : MostWithAgents))
            return Decision.Of(new CommandRefused(refusal.Code, refusal.Details));
        if (byVisitor)
            return TooMany();
        return null;
    }

    private static bool IsVisitors(SessionCommand command) => command switch
    {
        SendMessage post => IsCustomer(post.Author),
        DeleteMessage delete => IsCustomer(delete.By),
        EndSession end => IsCustomer(end.By),
        ReopenSession reopen => IsCustomer(reopen.By),
        CloseSession close => IsCustomer(close.By),
        StartSession or SubmitPreChat or ReadFaq or AnswerFaq or PostRequest or RateSession => true,
        _ => false,
    };

    private static bool IsCustomer(Author author) => author.Kind == AuthorKind.Customer;

    /// <summary>What is refused in these states is refused for ever.</summary>
    private static bool IsOver(SessionStatus status) => status
        is SessionStatus.Closed or SessionStatus.ClosedFromQueue or SessionStatus.RequestPosted or SessionStatus.Deleted;

    /// <summary>Every copy has the same fault; only the message that is to be deleted may come to exist.</summary>
    private static bool IsMalformed(SessionCommand command, Refusal refusal) =>
        refusal.Code == RefusalCodes.InvalidInput && command is not DeleteMessage;

    private static Refusal TooMany() => new(
        RefusalCodes.RateLimited,
        new Dictionary<string, string>
        {
            ["limit"] = "calls",
            ["seconds"] = Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        },
        Wait);
}
