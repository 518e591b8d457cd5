using OrleansChat.Edge.Contracts;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>Calls a hub as its clients do: again when the server asks for it, with the same message id.</summary>
internal sealed class HubCalls
{
    private long _repeated;

    /// <summary>Calls that the server asked to be made again later.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <exception cref="InvalidOperationException">With code and text, when the server refuses for good.</exception>
    public async Task<T> Ask<T>(Func<Task<Answer<T>>> call)
        where T : class
    {
        while (true)
        {
            var answer = await call();
            if (answer.Ok is { } ok)
                return ok;
            var refused = answer.Refused ?? throw new InvalidDataException("An answer that neither accepts nor refuses.");
            if (refused.RetryAfterMs is not { } wait)
                throw new InvalidOperationException($"{refused.Code}: {refused.Text}");
            Interlocked.Increment(ref _repeated);
            await Task.Delay(wait);
        }
    }
}
