using System.Globalization;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>
/// The maximum of chats at once that an agent has chosen: Get next gives no more than that. Who picks a chat by hand, or accepts one from
/// a colleague, knows what they do.
/// </summary>
internal sealed class OwnMaximum(AgentId agent, ISessionDirectory sessions, TimeProvider time)
{
    /// <summary>The call before: two at once would each find the same place free.</summary>
    private Task _last = Task.CompletedTask;

    public Task<Result<SessionReceipt>> Within(int? maximum, Func<Task<Result<SessionReceipt>>> take)
    {
        if (maximum is not { } most)
            return take();
        var taking = InTurn(_last, most, take);
        _last = taking;
        return taking;
    }

    private async Task<Result<SessionReceipt>> InTurn(Task last, int most, Func<Task<Result<SessionReceipt>>> take)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return await Count() < most
            ? await take()
            : Refusal.With(RefusalCodes.MaximumReached, "maximum", most.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<int> Count() => (await sessions.OfAgent(agent, time.GetUtcNow(), CancellationToken.None))
        .Count(chat => chat.Status.IsOwned() && chat.Agent?.Id == agent);
}
