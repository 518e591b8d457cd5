using System.Collections.Concurrent;
using Orleans.Core.Internal;
using OrleansChat.Cluster;
using OrleansChat.Testing;

namespace OrleansChat.Hosting;

/// <summary>Notes which calls came to which activations, and with which deadline.</summary>
public sealed class RecordedCalls : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<RecordedCall> _calls = [];

    public IEnumerable<RecordedCall> All => _calls;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.TargetContext is { } target)
        {
            var argument = context.Request.GetArgumentCount() > 0 ? context.Request.GetArgument(0) : null;
            _calls.Enqueue(new(context.TargetId, target.ActivationId, context.MethodName, argument, CallDeadline.Current));
        }

        return context.Invoke();
    }

    /// <summary>
    /// Ends the activation of a grain, which stores nothing then, and shows that another one answers <paramref name="call"/>.
    /// </summary>
    public async Task Replace(IAddressable grain, Func<Task> call)
    {
        await call();
        var id = grain.GetGrainId();
        var before = Last(id);
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Eventually.Holds("another activation answers", async () =>
        {
            await call();
            return Last(id) != before;
        });
    }

    private ActivationId Last(GrainId grain) => _calls.Last(call => call.Grain == grain).Activation;
}

/// <summary>One call as it came.</summary>
public sealed record RecordedCall(GrainId Grain, ActivationId Activation, string Method, object? Argument, DateTimeOffset? Deadline);
