using System.Net;
using Orleans.GrainDirectory;
using OrleansChat.Databases;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Cluster;

/// <summary>Each grain lives once, whoever asks for it at the same time, and whatever becomes of silos.</summary>
public sealed class GrainDirectoryTests : StorageTests
{
    private static readonly SiloAddress One = Silo(1);
    private static readonly SiloAddress Two = Silo(2);
    private readonly GrainId _grain = GrainId.Create("test.grain", Guid.NewGuid().ToString("N"));

    private IGrainDirectory Directory => Process.Services.GrainDirectory("cluster");

    [Fact]
    public async Task TheFirstOfTwoPlacesHolds_AndTheOtherIsToldOfIt()
    {
        var first = NewAddress(One);

        Assert.Equal(first, await Directory.Register(first));
        Assert.Equal(first, await Directory.Register(NewAddress(Two)));
        Assert.Equal(first, await Directory.Lookup(_grain));
        Assert.Equal(first.MembershipVersion, (await Directory.Lookup(_grain))!.MembershipVersion);
    }

    [Fact]
    public async Task OfManyAtOnce_OneWins_AndAllAreToldWhich()
    {
        var told = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(number => Task.Run(() => Directory.Register(NewAddress(Silo(number))))));

        Assert.Single(told.Distinct());
        Assert.Equal(told[0], await Directory.Lookup(_grain));
    }

    [Fact]
    public async Task TheSameAgain_IsASuccess()
    {
        var address = NewAddress(One);
        await Directory.Register(address);

        Assert.Equal(address, await Directory.Register(address));
    }

    [Fact]
    public async Task APlaceIsReplaced_OnlyWhereItIsTheOneThatWasKnown()
    {
        GrainAddress dead = NewAddress(One), next = NewAddress(Two), late = NewAddress(Silo(3));
        await Directory.Register(dead);

        Assert.Equal(next, await Directory.Register(next, dead));
        Assert.Equal(next, await Directory.Register(late, dead));
    }

    [Fact]
    public async Task WhoLeaves_TakesOnlyTheirOwnPlaceAway()
    {
        GrainAddress mine = NewAddress(One), others = NewAddress(Two);
        await Directory.Register(mine);

        await Directory.Unregister(others);
        Assert.Equal(mine, await Directory.Lookup(_grain));
        await Directory.Unregister(mine);
        Assert.Null(await Directory.Lookup(_grain));
    }

    [Fact]
    public async Task SilosThatDied_AreForgotten_InTheirClusterOnly()
    {
        await Directory.Register(NewAddress(One));
        var elsewhere = Process.Services.GrainDirectory("another cluster");
        await elsewhere.Register(NewAddress(One));

        await Directory.UnregisterSilos([Two]);
        Assert.NotNull(await Directory.Lookup(_grain));
        await Directory.UnregisterSilos([One, Two]);
        Assert.Null(await Directory.Lookup(_grain));
        Assert.NotNull(await elsewhere.Lookup(_grain));
    }

    [Fact]
    public async Task WhileTheDatabaseIsAway_ItSaysSo_AndForgetsSilosLater()
    {
        await using var database = await PostgreSqlTestDatabase.Create(ownServer: true);
        await using var process = await StorageProcess.Start(database);
        var directory = process.Services.GrainDirectory("cluster");
        await directory.Register(NewAddress(One));
        await database.TakeAway();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => directory.Lookup(_grain));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => directory.Register(NewAddress(Two)));
        await directory.UnregisterSilos([One]);

        await database.GiveBack();
        await Eventually.Holds("the place on the silo that died to be forgotten", async () => await directory.Lookup(_grain) is null);
    }

    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);

    private static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Loopback, 11_111 + number, generation: 1);

    private GrainAddress NewAddress(SiloAddress silo) => new()
    {
        GrainId = _grain,
        SiloAddress = silo,
        ActivationId = ActivationId.NewId(),
        MembershipVersion = new(7),
    };
}
