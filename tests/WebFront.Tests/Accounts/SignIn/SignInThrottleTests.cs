using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Access;

namespace OrleansChat.Accounts.SignIn;

public class SignInThrottleTests : IFailedSignIns
{
    private readonly FakeTimeProvider _time = new();
    private int _counted;
    private int _forgotten;

    [Fact]
    public async Task OldAttempts_Hourly_AreForgotten()
    {
        var addresses = new SignInThrottle(this, Options.Create(new IdentityOptions()), _time);
        async Task Try(int times)
        {
            for (var at = 0; at < times; at++)
                await addresses.Count("nobody@example.com");
        }

        await Try(100);
        Assert.Equal((100, 1), (_counted, _forgotten));
        _time.Advance(TimeSpan.FromMinutes(59));
        await Try(1);
        Assert.Equal(1, _forgotten);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Try(1);
        Assert.Equal(2, _forgotten);
        await Try(10_000);
        Assert.Equal(3, _forgotten);
    }

    Task<DateTimeOffset?> IFailedSignIns.Count(FailedSignIn attempt, CancellationToken cancellation)
    {
        _counted++;
        return Task.FromResult<DateTimeOffset?>(null);
    }

    Task IFailedSignIns.Forget(DateTimeOffset seenBefore, DateTimeOffset now, CancellationToken cancellation)
    {
        _forgotten++;
        return Task.CompletedTask;
    }

    Task<DateTimeOffset?> IFailedSignIns.LockedUntil(string addressHash, CancellationToken cancellation) =>
        Task.FromResult<DateTimeOffset?>(null);

    Task<IReadOnlyDictionary<string, DateTimeOffset>> IFailedSignIns.Locks(
        IReadOnlyCollection<string> addressHashes, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, DateTimeOffset>>(new Dictionary<string, DateTimeOffset>());

    Task IFailedSignIns.Clear(string addressHash, CancellationToken cancellation) => Task.CompletedTask;
}
