using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansChat.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Api;

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

    /// <summary>What the framework refused without a word (a body too large, of a wrong type) gets a code too.</summary>
    public static Task WriteBareStatus(StatusCodeContext context)
    {
        var http = context.HttpContext;
        Refusal? refusal = http.Response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Refusal.With(RefusalCodes.TooLarge, "limit", $"{ApiLimits.BodyBytes}"),
            StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType => BadBody,
            _ => null,
        };
        return refusal is null ? Task.CompletedTask : Write(http, refusal);
    }

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        RefusalCodes.NotSignedIn or RefusalCodes.WrongCredentials or RefusalCodes.TokenInvalid
            or RefusalCodes.SecondFactorNeeded or RefusalCodes.SecondFactorWrong
            or RefusalCodes.PasskeyFailed or RefusalCodes.ExternalFailed => StatusCodes.Status401Unauthorized,
        RefusalCodes.PermissionMissing or RefusalCodes.OriginNotAllowed or RefusalCodes.AddressMismatch or RefusalCodes.WrongPassword or RefusalCodes.SignInAgain
            or RefusalCodes.ExternalUnknown => StatusCodes.Status403Forbidden,
        RefusalCodes.ChannelNotFound or RefusalCodes.SessionNotFound or RefusalCodes.SetupLinkInvalid
            or RefusalCodes.MailNotFound or RefusalCodes.AccountLinkInvalid or RefusalCodes.PersonNotFound => StatusCodes.Status404NotFound,
        RefusalCodes.EmailTaken or RefusalCodes.ChannelNameTaken or RefusalCodes.ChannelChangedMeanwhile
            or RefusalCodes.PermissionsChangedMeanwhile or RefusalCodes.LastAdministrator or RefusalCodes.NotYourself or RefusalCodes.AlreadyJoined => StatusCodes.Status409Conflict,
        RefusalCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCodes.LockedOut or RefusalCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        RefusalCodes.Unexpected => StatusCodes.Status500InternalServerError,
        RefusalCodes.Busy or RefusalCodes.StorageUnavailable or RefusalCodes.ClusterUnavailable or RefusalCodes.Fenced =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
