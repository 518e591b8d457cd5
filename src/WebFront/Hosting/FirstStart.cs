using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrleansChat.Accounts.Links;
using OrleansChat.Channels;
using OrleansChat.Edge.Calls;

namespace OrleansChat.Hosting;

/// <summary>
/// When the front is up: makes the demo channel and the link for the first administrator where they are missing, and says
/// where everything is. Several fronts may do so at once.
/// </summary>
internal sealed partial class FirstStart(
    IServiceScopeFactory scopes,
    IGrainFactory grains,
    IChannelStore channels,
    GrainCalls calls,
    StartupOutput output,
    IServer server,
    TimeProvider time,
    ILogger<FirstStart> logger) : LifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Fixed, so that fronts that start together make one channel and not two.</summary>
    public static readonly ChannelId DemoChannel = new(new Guid("d3300000-0000-4000-8000-000000000001"));

    public override async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SayWhere(await Prepare(cancellationToken));
        }
        catch (Exception fault) when (cancellationToken.IsCancellationRequested && ClusterFaults.IsPassing(fault))
        {
            // Stopped before it was up: there is nobody to tell.
        }
    }

    /// <summary>The token of a link for the first administrator; null: there is one. Waits for database and cluster.</summary>
    private async Task<string?> Prepare(CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryMakeDemoChannel(cancellation) && await TryMakeLink(cancellation) is { Done: true } made)
                return made.Token;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task SayWhere(string? token)
    {
        var site = Site();
        await output.Writer.WriteLineAsync($"Demo site: {site}/demo");
        await output.Writer.WriteLineAsync($"Console: {site}/console");
        if (token is not null)
            await output.Writer.WriteLineAsync($"First administrator: {site}/setup/{token}");
    }

    private async Task<(bool Done, string? Token)> TryMakeLink(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return (true, await scope.ServiceProvider.GetRequiredService<SetupLinks>().CreateForFirst(cancellation));
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && ClusterFaults.IsPassing(fault))
        {
            LogNotYet(logger, fault);
            return (false, null);
        }
    }

    /// <summary>False: the database or the cluster is not there yet. That is no reason for a front to fall over.</summary>
    private async Task<bool> TryMakeDemoChannel(CancellationToken cancellation)
    {
        try
        {
            if ((await channels.All(cancellation)).Count > 0)
                return true;
            var settings = new ChannelSettings { Name = "Demo", Header = "Chat with us" };
            var saved = await calls.Repeat(() => grains.Channel(DemoChannel).Save(settings));
            if (!saved.IsOk)
                LogNoDemo(logger, saved.Refusal.Code);
            return saved.Refusal?.RetryAfter is null;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && ClusterFaults.IsPassing(fault))
        {
            LogNotYet(logger, fault);
            return false;
        }
    }

    /// <summary>The first address that a browser on this machine can open.</summary>
    private string Site()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1";
        return address
            .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .TrimEnd('/');
    }

    [LoggerMessage(LogEvents.FirstStartNoDemo, LogLevel.Warning, "The demo channel could not be made: {Code}")]
    private static partial void LogNoDemo(ILogger logger, string code);

    [LoggerMessage(LogEvents.FirstStartNotYet, LogLevel.Warning, "The demo channel could not be made yet; trying again")]
    private static partial void LogNotYet(ILogger logger, Exception failure);
}
