using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>What each caller gets: a word of <see cref="Outcome"/>, a refusal's code, or an HTTP status.</summary>
public sealed class Expected
{
    public static readonly Caller[] Callers = Enum.GetValues<Caller>();
    public static readonly Caller[] SignedIn = [.. Callers.Where(caller => caller >= Caller.AgentOfNoChannel && caller != Caller.Disabled)];
    private readonly Dictionary<Caller, string> _outcomes;

    private Expected(Dictionary<Caller, string> outcomes) => _outcomes = outcomes;

    public string this[Caller caller] => _outcomes[caller];

    public static Expected Everybody(string outcome) => new(Callers.ToDictionary(caller => caller, _ => outcome));

    public static Expected AnyAgent(string outcome) => Everybody(RefusalCodes.NotSignedIn).But(outcome, SignedIn);

    public static Expected Administrators(string outcome) => AnyAgent(RefusalCodes.PermissionMissing).But(outcome, Caller.Administrator);

    /// <summary>Of this chat: what its visitor gets. The visitor of another chat gets the same of that one; others have no chat.</summary>
    public static Expected ChatsVisitor(string outcome) =>
        Everybody(RefusalCodes.OutOfOrder).But(outcome, Caller.VisitorOfThisChat).But(Outcome.Other, Caller.VisitorOfAnotherChat);

    public Expected But(string outcome, params Caller[] callers)
    {
        var outcomes = new Dictionary<Caller, string>(_outcomes);
        foreach (var caller in callers)
            outcomes[caller] = outcome;
        return new(outcomes);
    }
}

/// <summary>What came of a call that was not refused.</summary>
public static class Outcome
{
    /// <summary>It did what it says, to this chat or with this channel.</summary>
    public const string Done = "done";

    /// <summary>It did something, but not to this chat.</summary>
    public const string Other = "other";

    /// <summary>It did and showed nothing.</summary>
    public const string Nothing = "nothing";
}
