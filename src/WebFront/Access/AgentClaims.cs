using System.Security.Claims;
using OrleansChat.Agents;

namespace OrleansChat.Access;

/// <summary>Who a signed-in browser belongs to.</summary>
internal static class AgentClaims
{
    public const string Administrator = "administrator";

    /// <summary>Throws when nobody is signed in: authorisation has let the wrong one through.</summary>
    public static AgentId AgentId(this ClaimsPrincipal user) =>
        OrleansChat.Agents.AgentId.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : throw new InvalidOperationException("The signed-in user has no id.");
}
