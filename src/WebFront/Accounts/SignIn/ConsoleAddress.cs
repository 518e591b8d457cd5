using OrleansChat.Access;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Where people go who came by a navigation and not by a call.</summary>
internal static class ConsoleAddress
{
    public const string Start = "/console";
    public const string Profile = "/console/profile";

    /// <summary>Of the way back, where the profile asked for a fresh sign-in.</summary>
    public const string Afresh = "?afresh=true";

    /// <summary>The page that sent somebody to the provider.</summary>
    public static string Page(string? wayBack) => wayBack?.EndsWith(Afresh, StringComparison.Ordinal) == true ? Profile : Start;

    /// <summary>With what went wrong, if anything did: the page says it.</summary>
    public static string After(Result<ChatUser> signIn, string page) => signIn.IsOk ? page : Refused(signIn.Refusal.Code, page);

    public static string Refused(string code, string page = Start) => $"{page}?refused={Uri.EscapeDataString(code)}";
}
