using OrleansChat.Results;

namespace OrleansChat.Edge.Http;

/// <summary>Results as HTTP answers.</summary>
internal static class HttpResults
{
    /// <summary>200 with the value, or the problem.</summary>
    public static IResult Value<T>(Result<T> result) => result.IsOk ? TypedResults.Ok(result.Value) : Problems.From(result.Refusal);

    /// <summary>204, or the problem.</summary>
    public static IResult Done<T>(Result<T> result) => result.IsOk ? TypedResults.NoContent() : Problems.From(result.Refusal);
}
