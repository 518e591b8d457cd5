using Microsoft.Extensions.Logging;

namespace OrleansChat.Agents;

/// <summary>
/// An agent's account, read now and then. Lives in one grain. Browsers that are there stay there while the database is away or hangs:
/// what was known counts, and nobody waits for it long.
/// </summary>
internal sealed partial class ProfileCache(AgentId agent, IAgentDirectory accounts, TimeProvider time, ILogger logger)
{
    /// <summary>Who changes an account calls <see cref="Forget"/>; this is for the case that the call got lost.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private AgentProfile? _known;
    private DateTimeOffset _readAt;
    private Task<AgentProfile?>? _reading;
    private int _version;

    /// <summary>Null: there is no such account, or it is disabled.</summary>
    public async ValueTask<AgentProfile?> Get()
    {
        if (_known is { } known && time.GetUtcNow() - _readAt < MaxAge)
            return known;
        var reading = _reading is { IsCompleted: false } running ? running : _reading = Read(_version);
        if (_known is not { } old)
            return await reading;
        try
        {
            return await reading.WaitAsync(Patience, time);
        }
        catch (Exception failure)
        {
            _readAt = time.GetUtcNow() - MaxAge + Retry;
            LogOld(logger, failure, agent);
            return old;
        }
    }

    /// <summary>The account was changed: what is being read may be older than that.</summary>
    public void Forget()
    {
        _version++;
        (_known, _reading) = (null, null);
    }

    private async Task<AgentProfile?> Read(int version)
    {
        var found = await accounts.Find(agent, CancellationToken.None);
        if (version == _version)
            (_known, _readAt) = (found, time.GetUtcNow());
        return found;
    }

    [LoggerMessage(
        LogEvents.ProfileCacheOld,
        LogLevel.Warning,
        "The account of agent {Agent} could not be read; what was known of it counts")]
    private static partial void LogOld(ILogger logger, Exception failure, AgentId agent);
}
