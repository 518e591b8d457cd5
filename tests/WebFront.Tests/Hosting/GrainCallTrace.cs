using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Orleans.Concurrency;

namespace OrleansChat.Hosting;

/// <summary>
/// Notes which grain calls a call of a hub led to, also those that grains made for it. What the process does by itself meanwhile is not
/// among them, and neither are news that nobody waits for.
/// </summary>
internal sealed class GrainCallTrace : IHubFilter, IIncomingGrainCallFilter
{
    private const string Key = "test.hub-call";
    private readonly ConcurrentQueue<(string HubCall, string GrainCall)> _ofHubs = [];
    private readonly ConcurrentQueue<(GrainId Grain, string Method)> _all = [];

    /// <summary>Runs after a grain has carried out a call, and before that is answered.</summary>
    public Func<string, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Those that a hub's method led to, in the order in which they came to the grains.</summary>
    public IReadOnlyList<string> Of(string hubMethod) =>
        [.. _ofHubs.Where(call => call.HubCall == hubMethod).Select(call => call.GrainCall)];

    /// <summary>The methods that were called of a grain, by whomever.</summary>
    public IReadOnlyList<string> To(IAddressable grain) =>
        [.. _all.Where(call => call.Grain == grain.GetGrainId()).Select(call => call.Method)];

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        RequestContext.Set(Key, invocationContext.HubMethodName);
        return await next(invocationContext);
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var call = $"{context.InterfaceMethod.DeclaringType!.Name}.{context.MethodName}";
        _all.Enqueue((context.TargetId, context.MethodName));
        if (RequestContext.Get(Key) is string hubMethod && !context.InterfaceMethod.IsDefined(typeof(OneWayAttribute), inherit: false))
            _ofHubs.Enqueue((hubMethod, call));
        await context.Invoke();
        await BeforeAnswer(call);
    }
}
