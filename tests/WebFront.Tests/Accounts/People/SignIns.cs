using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Hosting;

namespace OrleansChat.Accounts.People;

/// <summary>Cookies of sign-ins, as if time had gone by.</summary>
internal static class SignIns
{
    /// <summary>The browser's cookie if its owner had last shown who they are that long ago.</summary>
    public static string Aged(FrontHost front, Browser browser, TimeSpan by) =>
        With(front, browser, cookie => cookie.Items[Reauthentication.Since] = $"{(DateTimeOffset.UtcNow - by).ToUnixTimeSeconds()}");

    /// <summary>The browser's cookie if it had been set by a version that did not note when its owner showed who they are.</summary>
    public static string Undated(FrontHost front, Browser browser) =>
        With(front, browser, cookie => cookie.Items.Remove(Reauthentication.Since));

    /// <summary>The browser's cookie if it had been set that long ago.</summary>
    public static string Old(FrontHost front, Browser browser, TimeSpan by) => With(front, browser, cookie =>
    {
        cookie.IssuedUtc -= by;
        cookie.ExpiresUtc -= by;
    });

    private static string With(FrontHost front, Browser browser, Action<AuthenticationProperties> change)
    {
        var options = front.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var cookie = browser.Cookies.Split("; ").Single(each => each.StartsWith("orleans-chat=", StringComparison.Ordinal))
            .Split('=', 2)[1];
        var ticket = options.TicketDataFormat.Unprotect(cookie)!;
        change(ticket.Properties);
        return options.TicketDataFormat.Protect(ticket);
    }
}
