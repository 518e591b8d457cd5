using Microsoft.AspNetCore.SignalR;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Limits;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>What the server keeps of one hub connection.</summary>
internal abstract class HubConnectionState(string id, string address, CallBudget budget, TimeProvider time)
{
    private static readonly object Key = new();

    /// <summary>Of SignalR; unique over all fronts.</summary>
    public string Id => id;

    public CallBudget Budget => budget;

    /// <summary>Calls that keep their order.</summary>
    public SerialCallQueue Calls { get; } = new();

    /// <summary>What this connection was asked to send again.</summary>
    public RequestedRetries Retries { get; } = new(time);

    /// <summary>Whom limits per address count.</summary>
    public string Address => address;

    public abstract Audience Audience { get; }

    /// <summary>Hello was answered.</summary>
    public abstract bool Greeted { get; }

    /// <summary>Held while what the connection hears is changed: its calls, news and its end come side by side.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>The connection is gone: join nothing more. Guarded by <see cref="Gate"/>.</summary>
    public bool Closed { get; set; }

    /// <summary>What a call of this method takes from the limits over all connections; null: there is enough left.</summary>
    public virtual Refusal? Spend(HubLimits limits, string method) => null;

    /// <summary>A call was answered or refused, unless it was over the budget of the connection.</summary>
    public virtual void Count(string method, IAnswer? answer)
    {
    }

    public static void Keep(HubCallerContext context, HubConnectionState state) => context.Items[Key] = state;

    public static HubConnectionState Of(HubCallerContext context) => (HubConnectionState)context.Items[Key]!;
}
