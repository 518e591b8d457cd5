using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Edge.Calls;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// Around every hub call: keeps the order (Hello first) and the budget, and turns every fault into a refusal. No
/// exception reaches a browser or ends the connection.
/// </summary>
internal sealed partial class HubGuardFilter(
    LocalConnections connections, OpenConnections open, HubLimits limits, ILogger<HubGuardFilter> logger) : IHubFilter
{
    private const string First = "Hello";

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        TakePlace(context);
        connections.Enter(context.Context.ConnectionId, IsAgent(context));
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Exit(context.Context.ConnectionId);
        if (PollNotifier.IsPolled(context.Context))
            open.Exit(HubConnectionState.Of(context.Context).Address, IsAgent(context));
        await next(context, exception);
    }

    private static bool IsAgent(HubLifetimeContext context) => HubConnectionState.Of(context.Context).Audience == Audience.Agent;

    /// <summary>No request lasts as long as a connection that is polled: its place is taken here.</summary>
    private void TakePlace(HubLifetimeContext context)
    {
        if (PollNotifier.IsPolled(context.Context)
            && open.Enter(HubConnectionState.Of(context.Context).Address, IsAgent(context)) is { } refusal)
            throw new HubException($"{refusal.Code}: {RefusalTexts.Text(refusal)}");
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = HubConnectionState.Of(invocationContext.Context);
        var method = invocationContext.HubMethodName;
        var id = CallIds.Of(invocationContext);
        var askedFor = id is not null && connection.Retries.Take(method, id);
        if (!askedFor && connection.Budget.Spend() is { } wait)
            return Refused(invocationContext, RateLimitRefusal.Of("calls", wait));
        // Before Hello is answered nobody knows what a call would read.
        using var turn = connection.Greeted && ReadsOnlyAttribute.IsOn(invocationContext.HubMethod) ? null : await connection.Calls.Enter();
        var answer = (Refuse(connection, method, askedFor) ?? RequiredMembersFilter.RefuseMissing(invocationContext)) is { } refusal
            ? Refused(invocationContext, refusal)
            : await Answer(connection, invocationContext, next);
        connection.Count(method, answer as IAnswer);
        if (id is not null && answer is IAnswer { Refused: { RetryAfterMs: { } ms } refused })
            connection.Retries.Remember(method, id, refused.Code, TimeSpan.FromMilliseconds(ms));
        return answer;
    }

    private async ValueTask<object?> Answer(
        HubConnectionState connection, HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        using var greeting = Greeting(connection, call);
        try
        {
            return await next(call);
        }
        catch (Exception fault) when (ClusterFaults.IsPassing(fault))
        {
            LogUnavailable(logger, fault, call.HubMethodName);
            return Refused(call, ClusterFaults.RefusalFor(fault));
        }
        catch (Exception surprise)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? ActivityTraceId.CreateRandom().ToString();
            LogSurprise(logger, surprise, call.HubMethodName, trace);
            return Refused(call, Refusal.With(RefusalCodes.Unexpected, "trace", trace));
        }
    }

    /// <summary>While Hello is being answered the deadline waits; once the connection is greeted there is none.</summary>
    private static AnsweredHello? Greeting(HubConnectionState connection, HubInvocationContext call) =>
        !connection.Greeted && call.HubMethodName == First && HelloTimeout.Of(call.Context.Items) is { } deadline
            ? new AnsweredHello(connection, deadline)
            : null;

    private Refusal? Refuse(HubConnectionState connection, string method, bool askedFor)
    {
        if (!connection.Greeted && method is not (First or BoundedJsonHubProtocol.Unreadable))
            return Refusal.With(RefusalCodes.OutOfOrder, "expected", First);
        return method switch
        {
            First => limits.Hello(connection.Address, connection.Audience == Audience.Agent),
            _ when askedFor => null,
            _ => connection.Spend(limits, method),
        };
    }

    private static object? Refused(HubInvocationContext call, Refusal refusal)
    {
        FrontMetrics.Refusals.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
        return RefusedAnswers.For(call.HubMethod, refusal);
    }

    private sealed class AnsweredHello : IDisposable
    {
        private readonly HubConnectionState _connection;
        private readonly HelloTimeout _deadline;

        public AnsweredHello(HubConnectionState connection, HelloTimeout deadline)
        {
            (_connection, _deadline) = (connection, deadline);
            deadline.Pause();
        }

        public void Dispose()
        {
            if (_connection.Greeted)
                _deadline.Dispose();
            else
                _deadline.Resume();
        }
    }

    [LoggerMessage(LogEvents.HubGuardFilterUnavailable, LogLevel.Warning, "{Method}: the cluster did not serve the call")]
    private static partial void LogUnavailable(ILogger logger, Exception failure, string method);

    [LoggerMessage(LogEvents.HubGuardFilterSurprise, LogLevel.Error, "{Method} failed; trace {Trace}")]
    private static partial void LogSurprise(ILogger logger, Exception failure, string method, string trace);
}
