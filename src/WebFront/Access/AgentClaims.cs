using System.Security.Claims;
using OrleansChat.Agents;

namespace OrleansChat.Access;

/// <summary>Who a signed-in browser belongs to.</summary>
internal static class AgentClaims
{
    public const string Administrator = "administrator";

    /// <summary>May change the knowledge base. Administrators may without it.</summary>
    public const string KnowledgeEditor = "knowledge_editor";

    /// <summary>Which sign-in it is, of all that the person has in their browsers. Cookies of earlier versions have none.</summary>
    public const string SignIn = "sign_in";

    public static bool EditsKnowledge(this ClaimsPrincipal user) =>
        user.HasClaim(claim => claim.Type is Administrator or KnowledgeEditor);

    /// <summary>Throws when nobody is signed in: authorisation has let the wrong one through.</summary>
    public static AgentId AgentId(this ClaimsPrincipal user) =>
        OrleansChat.Agents.AgentId.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : throw new InvalidOperationException("The signed-in user has no id.");
}
