using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Edge.Http;

/// <summary>Refusals as problem details: the code, its details and the time to wait are extensions.</summary>
internal static class Problems
{
    /// <summary>The body is no JSON of the expected form.</summary>
    public static readonly Refusal BadBody =
        new(RefusalCodes.InvalidInput, new Dictionary<string, string> { ["field"] = "body", ["rule"] = "json" });

    public static ProblemHttpResult From(Refusal refusal)
    {
        var view = RefusalTexts.View(refusal);
        return TypedResults.Problem(
            title: view.Text,
            statusCode: RefusalCatalogue.Find(refusal.Code)?.Status ?? StatusCodes.Status400BadRequest,
            type: "about:blank",
            extensions: new Dictionary<string, object?>
            {
                ["code"] = view.Code,
                ["details"] = view.Details,
                ["retryAfterMs"] = view.RetryAfterMs,
            });
    }

    public static Task Write(HttpContext http, Refusal refusal)
    {
        if (refusal.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return From(refusal).ExecuteAsync(http);
    }

    /// <summary>What the framework refused without a word (a body too large, of a wrong type) gets a code too.</summary>
    public static Task WriteBareStatus(StatusCodeContext context)
    {
        var http = context.HttpContext;
        Refusal? refusal = http.Response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Refusal.With(RefusalCodes.TooLarge, "limit", $"{BodyLimits.Of(http)}"),
            StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType => BadBody,
            _ => null,
        };
        return refusal is null ? Task.CompletedTask : Write(http, refusal);
    }
}
