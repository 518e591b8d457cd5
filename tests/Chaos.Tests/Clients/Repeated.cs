using OrleansChat.Edge.Contracts;

namespace OrleansChat.Chaos.Clients;

/// <summary>One call again and again, over lost connections and "not now", until it has an answer for good.</summary>
internal static class Repeated
{
    private static readonly TimeSpan AfterLoss = TimeSpan.FromMilliseconds(300);

    public static async Task<Answer<T>> Settled<T>(Func<Task<Answer<T>>> call, CancellationToken stop)
        where T : class
    {
        while (true)
        {
            var pause = AfterLoss;
            try
            {
                var answer = await call();
                if (answer.Refused?.RetryAfterMs is not { } wait)
                    return answer;
                pause = TimeSpan.FromMilliseconds(wait);
            }
            catch (Exception error) when (Link.IsLoss(error) && !stop.IsCancellationRequested)
            {
                // The link connects again.
            }

            await Task.Delay(pause, stop);
        }
    }
}
