using System.Net;
using OrleansChat.Databases;

namespace OrleansChat.Cluster;

/// <summary>
/// The table that Orleans keeps. Silos write a sign of life each 5 s,
/// by their own clocks, and count as silent after three that are missing.
/// </summary>
internal sealed class PostgreSqlMemberTable(PostgreSqlDatabase database) : IMemberTable
{
    private static readonly string Select =
        $"""
        select address, port, host_name from orleans_member
        where deployment_id = @cluster and status in ({(int)SiloStatus.Joining}, {(int)SiloStatus.Active})
            and i_am_alive_time > clock_timestamp() - interval '20 seconds'
        """;

    public async Task<IReadOnlyList<LivingMember>> Living(string clusterId, CancellationToken cancellation) =>
        await database.Query(
            Select,
            command => database.Bind(command, "cluster", (object)clusterId),
            row => new LivingMember(new(IPAddress.Parse(row.GetString(0)), row.GetInt32(1)), row.GetString(2)),
            cancellation);
}
