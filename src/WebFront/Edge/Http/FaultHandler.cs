using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;

namespace OrleansChat.Edge.Http;

/// <summary>Faults of endpoints as refusals with a code; nothing of an exception reaches a browser.</summary>
internal sealed partial class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        var refusal = Explain(exception, trace, BodyLimitOf(httpContext));
        var endpoint = EndpointOf(httpContext);
        if (refusal.Code == RefusalCodes.Unexpected)
            LogSurprise(logger, exception, httpContext.Request.Method, endpoint, trace);
        else
            LogRefused(logger, exception, httpContext.Request.Method, endpoint, refusal.Code);
        await Problems.Write(httpContext, refusal);
        return true;
    }

    /// <summary>Its pattern: the address itself may hold a one-time token.</summary>
    private static string EndpointOf(HttpContext http) =>
        ((http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText
            ?? "no endpoint";

    /// <summary>The handler runs outside of the endpoint, and knows it only from the feature.</summary>
    private static long BodyLimitOf(HttpContext http) => BodyLimits.Of(
        http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint);

    private static Refusal Explain(Exception fault, string trace, long bodyLimit) => fault switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Refusal.With(RefusalCodes.TooLarge, "limit", $"{bodyLimit}"),
        BadHttpRequestException => Problems.BadBody,
        _ when ClusterFaults.IsPassing(fault) => ClusterFaults.RefusalFor(fault),
        _ => Refusal.With(RefusalCodes.Unexpected, "trace", trace),
    };

    [LoggerMessage(LogEvents.FaultHandlerSurprise, LogLevel.Error, "{Method} {Endpoint} failed; trace {Trace}")]
    private static partial void LogSurprise(ILogger logger, Exception failure, string method, string endpoint, string trace);

    [LoggerMessage(LogEvents.FaultHandlerRefused, LogLevel.Warning, "{Method} {Endpoint} was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, Exception failure, string method, string endpoint, string code);
}

/// <summary>What the REST endpoints take.</summary>
internal static class ApiLimits
{
    public const int BodyBytes = 64 * 1024;
    public const int HeaderBytes = 16 * 1024;
    public const int Headers = 64;
    public const int LineBytes = 8 * 1024;
    public static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(15);
}
