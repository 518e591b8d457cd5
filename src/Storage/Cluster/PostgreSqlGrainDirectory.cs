using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans.GrainDirectory;
using OrleansChat.Databases;
using OrleansChat.Results;

namespace OrleansChat.Cluster;

/// <summary>
/// Which silo a grain lives on, in the product's database: the primary key lets each grain live once. See
/// docs/decisions/0012-one-place-for-a-grain.md. Every statement may be sent twice.
/// </summary>
internal sealed partial class PostgreSqlGrainDirectory(
    ChatDatabase database, string clusterId, ILogger<PostgreSqlGrainDirectory> logger) : IGrainDirectory
{
    private const string Columns = "grain_id, silo, activation_id, membership_version";

    /// <summary>A row may go between an insert that met it and the look at it; so often in a row is no accident.</summary>
    private const int Attempts = 5;

    /// <summary>
    /// All calls of a grain wait for its place: one that cannot be had soon is asked for anew, and not on a dead connection.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public Task<GrainAddress?> Register(GrainAddress address) => Register(address, null, CancellationToken.None);

    public Task<GrainAddress?> Register(GrainAddress address, CancellationToken cancellationToken) =>
        Register(address, null, cancellationToken);

    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress) =>
        Register(address, previousAddress, CancellationToken.None);

    /// <summary>The address that holds from now on: this one, unless another than the previous one is there.</summary>
    public async Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Insert(address, previousAddress, cancellationToken) is { } registered)
                return registered;
            if (await Lookup(address.GrainId, cancellationToken) is { } other)
                return other;
        }

        throw new InvalidOperationException($"The place of {address.GrainId} changes all the time.");
    }

    public Task Unregister(GrainAddress address) => Unregister(address, CancellationToken.None);

    public Task Unregister(GrainAddress address, CancellationToken cancellationToken) => Run(
        "delete from grain_directory where cluster_id = @cluster and grain_id = @grain and activation_id = @activation",
        command => BindAddress(command, address),
        cancellationToken);

    public Task<GrainAddress?> Lookup(GrainId grainId) => Lookup(grainId, CancellationToken.None);

    public Task<GrainAddress?> Lookup(GrainId grainId, CancellationToken cancellationToken) => Run(
        $"select {Columns} from grain_directory where cluster_id = @cluster and grain_id = @grain",
        command => database.Bind(command, "grain", grainId.ToString()),
        cancellationToken);

    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => UnregisterSilos(siloAddresses, CancellationToken.None);

    /// <summary>
    /// Never throws: Orleans' loop that cleans up would end with it. Nobody waits for this:
    /// a place on a dead silo is replaced when its grain is asked for.
    /// </summary>
    public async Task UnregisterSilos(List<SiloAddress> siloAddresses, CancellationToken cancellationToken)
    {
        if (!await TryUnregister(siloAddresses, cancellationToken))
            _ = UnregisterLater(siloAddresses);
    }

    private async Task UnregisterLater(List<SiloAddress> silos)
    {
        do
            await Task.Delay(Pause);
        while (!await TryUnregister(silos, CancellationToken.None));
    }

    private async Task<bool> TryUnregister(List<SiloAddress> silos, CancellationToken cancellation)
    {
        try
        {
            await Run(
                "delete from grain_directory where cluster_id = @cluster and silo = any(@silos)",
                command => database.Bind(command, "silos", silos.Select(silo => silo.ToParsableString()).ToArray()),
                cancellation);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return true; // This process ends.
        }
        catch (Exception failure)
        {
            LogNotForgotten(logger, failure, silos.Count);
            return false;
        }
    }

    /// <summary>Null: another address than the previous one is there.</summary>
    private Task<GrainAddress?> Insert(GrainAddress address, GrainAddress? previous, CancellationToken cancellation) => Run(
        $"""
        insert into grain_directory as known (cluster_id, {Columns}) values (@cluster, @grain, @silo, @activation, @version)
        on conflict (cluster_id, grain_id) do update
          set silo = excluded.silo, activation_id = excluded.activation_id, membership_version = excluded.membership_version
          where known.activation_id in (@previous, excluded.activation_id)
        returning {Columns}
        """,
        command =>
        {
            BindAddress(command, address);
            database.Bind(command, "silo", address.SiloAddress!.ToParsableString());
            database.Bind(command, "version", address.MembershipVersion.Value);
            database.Bind(command, "previous", previous is null ? "" : previous.ActivationId.ToParsableString());
        },
        cancellation);

    private void BindAddress(DbCommand command, GrainAddress address)
    {
        database.Bind(command, "grain", address.GrainId.ToString());
        database.Bind(command, "activation", address.ActivationId.ToParsableString());
    }

    /// <summary>
    /// The row that comes, if one does. What goes wrong may travel to a web front, which does not know what databases throw.
    /// </summary>
    private async Task<GrainAddress?> Run(string sql, Action<DbCommand> bind, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var rows = await database.Query(
                sql,
                command =>
                {
                    database.Bind(command, "cluster", clusterId);
                    bind(command);
                },
                Address,
                patience.Token);
            return rows.Count > 0 ? rows[0] : null;
        }
        catch (Exception failure) when (
            failure is DbException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogNotAsked(logger, failure);
            throw new StorageUnavailableException($"The grain directory could not be asked: {failure.Message}");
        }
    }

    private static GrainAddress Address(DbDataReader row) => new()
    {
        GrainId = GrainId.Parse(row.GetString(0), CultureInfo.InvariantCulture),
        SiloAddress = SiloAddress.FromParsableString(row.GetString(1)),
        ActivationId = ActivationId.FromParsableString(row.GetString(2)),
        MembershipVersion = new(row.GetInt64(3)),
    };

    [LoggerMessage(LogEvents.PostgreSqlGrainDirectoryNotAsked, LogLevel.Warning, "The grain directory could not be asked")]
    private static partial void LogNotAsked(ILogger logger, Exception failure);

    [LoggerMessage(
        LogEvents.PostgreSqlGrainDirectoryNotForgotten,
        LogLevel.Warning,
        "The places of {Count} silos that are gone could not be removed; trying again")]
    private static partial void LogNotForgotten(ILogger logger, Exception failure, int count);
}
