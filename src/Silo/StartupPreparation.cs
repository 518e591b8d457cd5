using System.Net;
using System.Net.Sockets;
using OrleansChat.Files;
using OrleansChat.Hosting;
using OrleansChat.Silo.Clustering;
using OrleansChat.Storage;

namespace OrleansChat.Silo;

/// <summary>Runs before every other part of the process starts: ports and the data directory first, then the database.</summary>
internal sealed partial class StartupPreparation(
    ClusterSettings cluster, ChatStorageOptions storage, IServiceProvider services, ILogger<StartupPreparation> logger)
    : LifecycleService, IDisposable
{
    private DataDirectoryLock? _dataLock;

    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!cluster.Embedded)
            RequireFreePorts();
        if (storage.Provider is DatabaseProvider.Sqlite)
            TakeData();
        await DatabaseUpgrade.Run(services, cancellationToken);
        if (cluster is { Embedded: false, HasTls: false } && !IPAddress.IsLoopback(cluster.Listen))
            LogOpenPorts(logger, cluster.Listen);
        if (!cluster.Embedded)
            LogStarting(logger, cluster.ClusterId, cluster.Address, cluster.SiloPort, cluster.GatewayPort);
    }

    private void TakeData()
    {
        DataDirectory.Require(storage.DataDirectory);
        try
        {
            foreach (var open in DataDirectory.Close(storage.DataDirectory))
                LogOpen(logger, open.Path, open.Reason);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Chat:Data is '{storage.DataDirectory}', a folder that cannot be used: {failure.Message}", failure);
        }

        _dataLock = DataDirectoryLock.Acquire(storage);
    }

    private void RequireFreePorts()
    {
        RequireFree(cluster.SiloPort, "Chat:Cluster:SiloPort");
        if (cluster.GatewayPort != 0)
            RequireFree(cluster.GatewayPort, "Chat:Cluster:GatewayPort");
    }

    /// <summary>On Linux two silos on one port both start without a word, and then each gets some of the calls.</summary>
    private void RequireFree(int port, string setting)
    {
        try
        {
            using var probe = new Socket(cluster.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
            probe.Bind(new IPEndPoint(cluster.Listen, port));
            probe.Listen();
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            throw new StartRefusedException(
                $"This machine has no address {cluster.Listen}: correct Chat:Cluster:Address, or, where others reach the silo "
                + "at an address that is not the machine's own (address translation, containers), set Chat:Cluster:Listen.",
                error);
        }
        catch (SocketException error)
        {
            throw new StartRefusedException(
                $"Cannot listen on {cluster.Listen}:{port} ({error.SocketErrorCode}). Another process may have it: "
                + $"stop that one, or set {setting} to a free port.",
                error);
        }
    }

    public void Dispose() => _dataLock?.Dispose();

    [LoggerMessage(
        LogEvents.StartupPreparationDataOpen,
        LogLevel.Warning,
        "Other users of this machine can reach {Path}, and that could not be changed: {Reason} Who reads the data can sign in as anybody: "
        + "let the folder belong to the user of this process, with mode 0700.")]
    private static partial void LogOpen(ILogger logger, string path, string reason);

    [LoggerMessage(
        LogEvents.StartupPreparationOpenPorts,
        LogLevel.Warning,
        "The silo listens on {Address} without TLS: whoever reaches its ports reads every chat and can write in any agent's name. "
        + "Set Chat:Cluster:Tls, or see that only silos and fronts reach them (docs/operations/cluster.md).")]
    private static partial void LogOpenPorts(ILogger logger, IPAddress address);

    [LoggerMessage(
        LogEvents.StartupPreparationStarting,
        LogLevel.Information,
        "Silo of cluster {Cluster} starts on {Address}: silo port {SiloPort}, gateway port {GatewayPort}.")]
    private static partial void LogStarting(ILogger logger, string cluster, IPAddress address, int siloPort, int gatewayPort);
}
