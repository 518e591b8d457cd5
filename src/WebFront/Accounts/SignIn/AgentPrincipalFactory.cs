using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansChat.Access;

namespace OrleansChat.Accounts.SignIn;

/// <summary>What the cookie says about an agent besides the id.</summary>
internal sealed class AgentPrincipalFactory(UserManager<ChatUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ChatUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ChatUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.Administrator)
            identity.AddClaim(new(AgentClaims.Administrator, "true"));
        if (user.KnowledgeEditor)
            identity.AddClaim(new(AgentClaims.KnowledgeEditor, "true"));
        return identity;
    }
}
