using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Testing;

namespace OrleansChat.Hosting;

public sealed class EnduringServiceTests
{
    [Fact]
    public async Task Surprise_EndsNothing_AndTheWorkBeginsAgain()
    {
        var time = new FakeTimeProvider();
        using var service = new Surprised(time);
        await service.StartAsync(CancellationToken.None);

        await Eventually.Holds("it works for the third time", () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return service.Began >= 3;
        });
        Assert.False(service.ExecuteTask!.IsCompleted);

        await service.StopAsync(CancellationToken.None);
        Assert.True(service.ExecuteTask.IsCompletedSuccessfully);
    }

    private sealed class Surprised(TimeProvider time) : EnduringService(time, NullLogger.Instance)
    {
        public int Began { get; private set; }

        protected override Task Work(CancellationToken stopping) =>
            ++Began < 3
                ? throw new NotImplementedException("A silo of before does not know the call.")
                : Task.Delay(Timeout.Infinite, stopping);
    }
}
