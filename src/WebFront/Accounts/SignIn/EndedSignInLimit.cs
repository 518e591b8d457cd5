using System.Threading.RateLimiting;
using OrleansChat.Edge.Limits;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// How often browsers may ask why their sign-in holds no longer, per address: as often as they may try to sign in. Whether a cookie is
/// good is known only after the limits of endpoints have been asked.
/// </summary>
internal sealed class EndedSignInLimit(LimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _questions = TokenBuckets.PerKey<string>(settings.SignIns);

    public Refusal? Spend(HttpContext http) => TokenBuckets.Spend(_questions, AddressKey.Of(http), HttpLimits.SignIns);

    public void Dispose() => _questions.Dispose();
}
