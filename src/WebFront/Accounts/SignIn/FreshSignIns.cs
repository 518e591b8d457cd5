using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace OrleansChat.Accounts.SignIn;

/// <summary>When somebody last proved who they are; in the cookie, which is renewed now and then without a proof.</summary>
internal sealed class FreshSignIns(IHttpContextAccessor http, TimeProvider time)
{
    public static readonly TimeSpan For = TimeSpan.FromMinutes(10);
    internal const string Since = "signed-in-at";

    /// <summary>Notes the moment of a proof. A cookie without one is not fresh.</summary>
    public static void Note(AuthenticationProperties cookie, DateTimeOffset moment) =>
        cookie.Items[Since] = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public async Task<bool> IsFresh()
    {
        var signIn = await http.HttpContext!.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return signIn.Properties is { } cookie && cookie.Items.TryGetValue(Since, out var text)
            && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < For;
    }
}
