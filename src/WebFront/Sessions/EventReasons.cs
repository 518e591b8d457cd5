using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Why or how an event happened, as words of the wire. Which of them an event has is said by its type.</summary>
internal static class EventReasons
{
    public const string Solved = "solved";
    public const string Unsolved = "unsolved";
    public const string BotActive = "active";
    public const string BotHandedOff = "handedOff";

    /// <summary>The offline form came for another reason than <see cref="ClosedReason"/> names.</summary>
    public const string Closed = "closed";

    private static readonly string[] Offline = [.. Of<ClosedReason>()];

    /// <summary>Each once.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Of<QueuedBecause>().Concat(Of<AcceptedHow>()).Concat(Of<TransferOutcome>()).Concat(Of<EndReason>()).Concat(Of<WarningKind>())
            .Concat(Offline).Concat([Closed, Solved, Unsolved, BotActive, BotHandedOff]).Distinct(),
    ];

    /// <summary>Logs have any words there.</summary>
    public static string OfOffline(string stored) => Offline.Contains(WireWord.Camel(stored)) ? WireWord.Camel(stored) : Closed;

    /// <summary>Null: how agents got the chat among themselves is not for visitors.</summary>
    public static string? Of(AcceptedHow how, Viewer viewer) =>
        viewer.Audience == Audience.Agent || how == AcceptedHow.Reopened ? WireNames.Of(how) : null;

    /// <summary>Null: a visitor waits, and it was nothing that they noticed.</summary>
    public static string? Of(QueuedBecause because, Viewer viewer) =>
        viewer.Audience == Audience.Agent || because is QueuedBecause.AgentGone or QueuedBecause.Transferred or QueuedBecause.Reopened
            ? WireNames.Of(because)
            : null;

    private static IEnumerable<string> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => WireNames.Of(value));
}
