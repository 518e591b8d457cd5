using OrleansChat.Edge;

namespace OrleansChat.Chaos.Servers;

/// <summary>Three silos, and two web fronts that call them. All tests of the collection share it, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SeparateCluster() : ChaosCluster(silos: 3, fronts: 2, FrontMode.Separate), ICollectionFixture<SeparateCluster>
{
    public const string Name = "Silos and fronts apart";
}

/// <summary>Two web fronts that host a silo each, and one silo of its own.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemberCluster() : ChaosCluster(silos: 1, fronts: 2, FrontMode.Member), ICollectionFixture<MemberCluster>
{
    public const string Name = "Fronts that host silos";
}
