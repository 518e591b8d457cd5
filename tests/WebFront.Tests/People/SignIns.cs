using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansChat.Access;
using OrleansChat.Clients;
using OrleansChat.Hosting;

namespace OrleansChat.People;

/// <summary>Cookies of sign-ins, as if time had gone by.</summary>
internal static class SignIns
{
    /// <summary>The browser's cookie if its owner had last shown who they are that long ago.</summary>
    public static string Aged(FrontHost front, Browser browser, TimeSpan by)
    {
        var options = front.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var cookie = browser.Cookies.Split("; ").Single(each => each.StartsWith("orleans-chat=", StringComparison.Ordinal)).Split('=', 2)[1];
        var ticket = options.TicketDataFormat.Unprotect(cookie)!;
        ticket.Properties.Items[FreshSignIns.Since] = $"{(DateTimeOffset.UtcNow - by).ToUnixTimeSeconds()}";
        return options.TicketDataFormat.Protect(ticket);
    }
}
