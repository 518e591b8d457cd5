using Orleans.Storage;

namespace OrleansChat.Agents;

/// <summary>
/// An agent's stored presence: what was declared, and until when browsers were known to be there. Stored, then in force: a failed write
/// leaves what was declared as it was. One write after another: two at once would each find the other's version.
/// </summary>
/// <param name="state">The row.</param>
/// <param name="browsers">Until when browsers are there, and whether any is now.</param>
/// <param name="stepDown">Another activation has written: what this one knows is old.</param>
internal sealed class PresenceStore(
    IPersistentState<AgentState> state, Func<(DateTimeOffset SeenUntil, bool Connected)> browsers, Action stepDown)
{
    private Task _writing = Task.CompletedTask;

    public Presence Declared => state.State.Declared;

    public bool Connected => state.State.Connected;

    /// <summary>
    /// Until when browsers were there, as far as the store knows. Where the end was not kept yet: once from now, and kept from then on.
    /// </summary>
    public DateTimeOffset LastEnd(DateTimeOffset now) => state.State.SeenUntil ?? (state.State.Connected ? now : state.State.LastSeen);

    /// <param name="declared">Null: as it was.</param>
    public Task Save(Presence? declared = null) => _writing = Write(_writing, declared);

    /// <summary>No browser is there: an activation to come must not take the agent for present.</summary>
    public Task SaveDeparture() => Connected ? Save() : Task.CompletedTask;

    /// <summary>What is stored of an agent who is there must not get older than that.</summary>
    public Task SaveIfOlderThan(TimeSpan age) =>
        state.State.SeenUntil is not { } stored || browsers().SeenUntil - stored >= age ? Save() : Task.CompletedTask;

    /// <summary>What is written is how things stand when its turn has come.</summary>
    private async Task Write(Task last, Presence? declared)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var stored = state.State;
        var before = (stored.Declared, stored.LastSeen, stored.Connected, stored.SeenUntil);
        var (seen, connected) = browsers();
        (stored.Declared, stored.LastSeen, stored.Connected, stored.SeenUntil) = (declared ?? stored.Declared, seen, connected, seen);
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception failure)
        {
            (stored.Declared, stored.LastSeen, stored.Connected, stored.SeenUntil) = before;
            if (failure is InconsistentStateException)
                stepDown();
            throw;
        }
    }
}
