using System.Net;
using Npgsql;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Members;

/// <summary>Where silos listen, and that silos which cannot reach each other do not begin to fight.</summary>
[Collection(ClusterCollection.Name)]
public sealed class AddressTests : IAsyncLifetime
{
    private readonly List<ServerProcess> _started = [];
    private string _database = "";

    private static (string, object) AtMachineAddress => ("Chat__Cluster__Address", SiloRun.MachineAddress);

    public async Task InitializeAsync() => _database = await (await PostgreSqlServer.Shared()).CreateDatabase();

    public async Task DisposeAsync()
    {
        foreach (var process in _started)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task Silo_WithAnAddress_ListensOnThatOnly()
    {
        int silo = FreePort.Next(), gateway = FreePort.Next();
        var process = Kept(SiloRun.Silo(
            "silo", _database, AtMachineAddress, ("Chat__Cluster__SiloPort", silo), ("Chat__Cluster__GatewayPort", gateway)));

        await SiloRun.Started(process);

        IPEndPoint[] expected =
        [
            new(SiloRun.MachineAddress, silo),
            new(SiloRun.MachineAddress, gateway),
            new(IPAddress.Loopback, process.Address.Port),
        ];
        Assert.Equal(
            expected.Select(endpoint => endpoint.ToString()).Order(),
            ListeningPorts.Endpoints(process.Id).Select(endpoint => endpoint.ToString()).Order());
    }

    [Fact]
    public async Task Silo_WithListen_ListensThereAndIsReachedAtItsAddress()
    {
        int silo = FreePort.Next(), gateway = FreePort.Next();
        var process = Kept(SiloRun.Silo(
            "silo", _database, AtMachineAddress,
            ("Chat__Cluster__Listen", "0.0.0.0"), ("Chat__Cluster__SiloPort", silo), ("Chat__Cluster__GatewayPort", gateway)));
        var front = Kept(SiloRun.Front("front", _database));

        await SiloRun.Started(process);
        await SiloRun.Started(front);

        var listening = ListeningPorts.Endpoints(process.Id);
        Assert.All(new[] { silo, gateway }, port => Assert.Contains(new IPEndPoint(IPAddress.Any, port), listening));
    }

    [Fact]
    public async Task Silo_WithAForgottenAddress_DoesNotStartBesideOneThatIsElsewhere()
    {
        await SiloRun.Started(Kept(SiloRun.Silo("first", _database, AtMachineAddress)));

        var (code, said) = await SiloRun.Refused(Kept(SiloRun.Silo("second", _database)));

        Assert.Equal(1, code);
        Assert.Contains("Chat:Cluster:Address is 127.0.0.1, where only this machine reaches the silo", said, StringComparison.Ordinal);
        Assert.Contains(SiloRun.MachineAddress.ToString(), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_WithAnAddress_DoesNotStartBesideOneWhoseAddressWasForgotten()
    {
        await SiloRun.Started(Kept(SiloRun.Silo("first", _database)));

        var (code, said) = await SiloRun.Refused(Kept(SiloRun.Silo("second", _database, AtMachineAddress)));

        Assert.Equal(1, code);
        Assert.Contains(
            $"The silo of the machine {Dns.GetHostName()} says that it is reached at 127.0.0.1:", said, StringComparison.Ordinal);
    }

    /// <summary>The other machine is played by its row in the membership table.</summary>
    [Fact]
    public async Task SiloAndFront_BesideAForgottenAddressOfAnotherMachine_DoNotStart()
    {
        var here = Kept(SiloRun.Silo("here", _database));
        await SiloRun.Started(here);
        await here.Kill();
        await Execute("update orleans_member set host_name = 'elsewhere', i_am_alive_time = clock_timestamp() + interval '1 hour'");

        var silo = await SiloRun.Refused(Kept(SiloRun.Silo("silo", _database)));
        var front = await SiloRun.Refused(Kept(SiloRun.Front("front", _database)));

        Assert.Equal((1, 1), (silo.Code, front.Code));
        Assert.Contains("the cluster has a silo on another machine (127.0.0.1:", silo.Said, StringComparison.Ordinal);
        Assert.Contains("The silo of the machine elsewhere says that it is reached at 127.0.0.1:", front.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_ThatWasKilled_StartsAgainAtOnceOnItsOwnMachine()
    {
        var process = Kept(SiloRun.Silo("silo", _database));
        await SiloRun.Started(process);
        await process.Kill();

        await SiloRun.Started(process);

        Assert.True(process.IsRunning);
    }

    [Theory]
    [InlineData("Chat__Cluster__Address", "0.0.0.0", "Chat:Cluster:Address is 0.0.0.0, where nobody can be reached")]
    [InlineData("Chat__Cluster__Address", "203.0.113.7", "This machine has no address 203.0.113.7: correct Chat:Cluster:Address")]
    [InlineData("Chat__Cluster__Listen", "everywhere", "Chat:Cluster:Listen is 'everywhere'; it must be an IP address.")]
    public async Task Silo_WithAnAddressThatCannotBe_SaysSoInOneSentence(string setting, string value, string words)
    {
        var (code, said) = await SiloRun.Refused(Kept(SiloRun.Silo("silo", _database, (setting, value))));

        Assert.Equal(1, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    private ServerProcess Kept(ServerProcess process)
    {
        _started.Add(process);
        return process;
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A constant of the test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
