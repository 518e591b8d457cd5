using System.Globalization;

namespace OrleansChat.Sessions;

/// <summary>
/// Conditions on the column <c>status</c>, built from <see cref="SessionStatus"/>. The partial indexes of the schema say them in the same
/// words: else they would not be used.
/// </summary>
internal static class StatusConditions
{
    /// <summary>A visitor's current chat.</summary>
    public static readonly string Open = Between(static status => status.IsOpen());

    public static readonly string Waiting = $"status = {Number(SessionStatus.InQueue)}";

    /// <summary>An agent has the chat.</summary>
    public static readonly string Owned = In(static status => status.IsOwned());

    private static string In(Func<SessionStatus, bool> belongs) =>
        $"status in ({string.Join(", ", Enum.GetValues<SessionStatus>().Where(belongs).Select(Number))})";

    private static string Between(Func<SessionStatus, bool> belongs)
    {
        var all = Enum.GetValues<SessionStatus>().Where(belongs).ToArray();
        return Enum.GetValues<SessionStatus>().Count(status => status >= all[0] && status <= all[^1]) == all.Length
            ? $"status between {Number(all[0])} and {Number(all[^1])}"
            : throw new InvalidOperationException("The statuses do not follow each other.");
    }

    private static string Number(SessionStatus status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
