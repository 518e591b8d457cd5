using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansChat.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Api;

/// <summary>Refusals as problem details: the code, its details and the time to wait are extensions.</summary>
internal static class Problems
{
    public static ProblemHttpResult From(Refusal refusal)
    {
        var view = RefusalTexts.View(refusal);
        return TypedResults.Problem(
            title: view.Text,
            statusCode: StatusOf(refusal),
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

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        RefusalCodes.NotSignedIn or RefusalCodes.WrongCredentials or RefusalCodes.TokenInvalid => StatusCodes.Status401Unauthorized,
        RefusalCodes.PermissionMissing or RefusalCodes.OriginNotAllowed => StatusCodes.Status403Forbidden,
        RefusalCodes.ChannelNotFound or RefusalCodes.SessionNotFound or RefusalCodes.SetupLinkInvalid => StatusCodes.Status404NotFound,
        RefusalCodes.EmailTaken or RefusalCodes.ChannelNameTaken => StatusCodes.Status409Conflict,
        RefusalCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCodes.LockedOut or RefusalCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        RefusalCodes.Unexpected => StatusCodes.Status500InternalServerError,
        RefusalCodes.Busy or RefusalCodes.StorageUnavailable or RefusalCodes.ClusterUnavailable or RefusalCodes.Fenced =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
