using Microsoft.AspNetCore.SignalR;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>What the hubs have in common.</summary>
internal abstract class HubBase<TClient> : Hub<TClient>
    where TClient : class
{
    /// <summary>Stands for a call that could not be read: <see cref="BoundedJsonHubProtocol"/> makes it one of this method.</summary>
    public virtual Task<Answer<Done>> Unreadable(bool tooLarge) => Task.FromResult(Answers.Refused<Done>(
        tooLarge
            ? Refusal.With(RefusalCodes.TooLarge, "limit", $"{BoundedJsonHubProtocol.MostBytes}")
            : InputRules.Invalid("call", "form")));
}
