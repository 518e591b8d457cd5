using OrleansChat.Edge.Validation;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>
/// Where visitors are, as their browsers say it: nobody wrote it, so what cannot be used is left out, and nothing is refused.
/// </summary>
internal static class VisitFactory
{
    public static Visit Create(StartChat start, VisitorConnection connection) => new(
        Language(start.Language),
        Address(start.PageUrl),
        Address(start.Referrer),
        connection.Origin.UserAgent,
        connection.Origin.IpFor(connection.Channel!.Settings));

    /// <summary>BCP 47, of which environments such as <c>C</c> or <c>en_US.UTF-8</c> are none.</summary>
    public static string? Language(string? said) => InputRules.Language(said, "language") is null ? said : null;

    /// <summary>One line without what nobody sees, as long as is kept.</summary>
    public static string? Address(string? said) =>
        VisibleText.NameOrNull(said) is { } line ? VisibleText.Cut(line, InputRules.AddressLength) : null;
}
