using System.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Access;
using OrleansChat.Console;
using OrleansChat.Delivery;
using OrleansChat.Input;
using OrleansChat.Limits;
using OrleansChat.Protocol;
using OrleansChat.Results;
using OrleansChat.Widget;

namespace OrleansChat.Hubs;

/// <summary>
/// Around every hub call: keeps the order (Hello first) and the budget, and turns every fault into a refusal. No
/// exception reaches a browser or ends the connection.
/// </summary>
internal sealed partial class CallGuard(LocalConnections connections, OpenConnections open, HubLimits limits, ILogger<CallGuard> logger) : IHubFilter
{
    private const string First = "Hello";

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        TakePlace(context);
        connections.Enter(context.Context.ConnectionId, agent: context.Hub is AgentHub);
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Exit(context.Context.ConnectionId);
        if (IsPolled(context.Context))
            open.Exit(HubConnectionState.Of(context.Context).Address, context.Hub is AgentHub);
        await next(context, exception);
    }

    /// <summary>No request lasts as long as a connection that is polled: its place is taken here.</summary>
    private void TakePlace(HubLifetimeContext context)
    {
        if (IsPolled(context.Context) && open.Enter(HubConnectionState.Of(context.Context).Address, context.Hub is AgentHub) is { } refusal)
            throw new HubException($"{refusal.Code}: {RefusalTexts.Text(refusal)}");
    }

    private static bool IsPolled(HubCallerContext context) =>
        context.Features.Get<IHttpTransportFeature>()?.TransportType == HttpTransportType.LongPolling;

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = HubConnectionState.Of(invocationContext.Context);
        if ((Refuse(connection, invocationContext.HubMethodName) ?? RequiredMembersFilter.RefuseMissing(invocationContext)) is { } refusal)
            return Refused(invocationContext, refusal);
        using var greeting = Greeting(connection, invocationContext);
        try
        {
            return await next(invocationContext);
        }
        catch (Exception fault) when (ClusterFaults.IsPassing(fault))
        {
            LogUnavailable(logger, fault, invocationContext.HubMethodName);
            return Refused(invocationContext, ClusterFaults.RefusalFor(fault));
        }
        catch (Exception surprise)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? ActivityTraceId.CreateRandom().ToString();
            LogSurprise(logger, surprise, invocationContext.HubMethodName, trace);
            return Refused(invocationContext, Refusal.With(RefusalCodes.Unexpected, "trace", trace));
        }
    }

    /// <summary>While Hello is being answered the deadline waits; once the connection is greeted there is none.</summary>
    private static AnsweredHello? Greeting(HubConnectionState connection, HubInvocationContext call) =>
        !connection.Greeted && call.HubMethodName == First && GreetingDeadline.Of(call.Context.Items) is { } deadline
            ? new AnsweredHello(connection, deadline)
            : null;

    private Refusal? Refuse(HubConnectionState connection, string method)
    {
        if (connection.Budget.Spend() is { } wait)
            return TooMuch.Of("calls", wait);
        if (!connection.Greeted && method is not (First or CallProtocol.Unreadable))
            return Refusal.With(RefusalCodes.OutOfOrder, "expected", First);
        return method switch
        {
            First => limits.Hello(connection.Address),
            nameof(IVisitorHub.Start) => limits.Start(connection.Address),
            nameof(IVisitorHub.Send) when connection is VisitorConnection { Chat: { } chat } => limits.Message(chat.Session.Id),
            _ => null,
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
        private readonly GreetingDeadline _deadline;

        public AnsweredHello(HubConnectionState connection, GreetingDeadline deadline)
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

    [LoggerMessage(LogLevel.Warning, "{Method}: the cluster did not serve the call")]
    private static partial void LogUnavailable(ILogger logger, Exception failure, string method);

    [LoggerMessage(LogLevel.Error, "{Method} failed; trace {Trace}")]
    private static partial void LogSurprise(ILogger logger, Exception failure, string method, string trace);
}
