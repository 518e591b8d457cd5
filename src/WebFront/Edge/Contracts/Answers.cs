using OrleansChat.Results;

namespace OrleansChat.Edge.Contracts;

/// <summary>From results to answers.</summary>
internal static class Answers
{
    public static Answer<T> Ok<T>(T value)
        where T : class => new(value, null);

    public static Answer<T> Refused<T>(Refusal refusal)
        where T : class => new(null, RefusalTexts.View(refusal));

    public static Answer<TView> From<T, TView>(Result<T> result, Func<T, TView> view)
        where TView : class => result.IsOk ? Ok(view(result.Value)) : Refused<TView>(result.Refusal);
}
