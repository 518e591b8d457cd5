using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Architecture;

/// <summary>
/// Who gets at chats, channels and people in the web front: hubs, endpoints and pages only through <c>OrleansChat.Access</c>
/// and the services below. Whoever adds another way adds it here, with the reason.
/// </summary>
public sealed class AccessTests
{
    private static readonly string[] Grains =
    [
        "Orleans.IGrainFactory", "Orleans.IClusterClient", "OrleansChat.GrainKeys", .. new[]
        {
            typeof(IChatSessionGrain), typeof(IVisitorGrain), typeof(IChannelGrain), typeof(IChannelQueueGrain), typeof(IAgentGrain),
            typeof(IChannelStatisticsGrain), typeof(IAgentStatisticsGrain), typeof(IClusterPulseGrain), typeof(IClockGrain),
        }.Select(type => type.FullName!),
    ];

    private static readonly string[] Stores =
    [
        "OrleansChat.Storage.ChatDbContext", "Microsoft.EntityFrameworkCore.IDbContextFactory`1", "OrleansChat.Channels.IChannelStore",
        "OrleansChat.Sessions.ISessionDirectory", "OrleansChat.Sessions.ISessionJournal", "OrleansChat.Agents.IAgentDirectory",
        "Microsoft.AspNetCore.Identity.UserManager`1", "Microsoft.AspNetCore.Identity.SignInManager`1",
    ];

    /// <summary>A whole namespace, or one class.</summary>
    private static readonly Dictionary<string, string> MayTouchGrains = new()
    {
        ["OrleansChat.Access"] = "is the one place",
        ["OrleansChat.Delivery"] = "brings news to connections that Access let in",
        ["OrleansChat.Cluster.ClusterWatch"] = "asks for the membership of silos",
        ["OrleansChat.Hosting.FirstStart"] = "makes the demo channel",
        ["OrleansChat.Hosting.HealthMapping"] = "asks whether the cluster answers",
    };

    private static readonly Dictionary<string, string> MayTouchStores = new()
    {
        ["OrleansChat.Access"] = "is the one place",
        ["OrleansChat.People"] = "changes accounts; behind endpoints for administrators",
        ["OrleansChat.Profile"] = "changes the account of whoever is signed in",
        ["OrleansChat.Images"] = "keeps pictures",
        ["OrleansChat.Audit"] = "writes and reads the audit log",
        ["OrleansChat.Mail"] = "keeps the outbox and the mail server",
        ["OrleansChat.Hosting.AccountRegistration"] = "registers the stores of accounts",
        ["OrleansChat.Keys.KeyRingRegistration"] = "registers the store of keys",
        ["OrleansChat.Keys.KeyRingEncryption"] = "encrypts keys that were stored in clear",
        ["OrleansChat.Keys.KeyRingLock"] = "lets one front at a time make a key",
        ["OrleansChat.Hosting.FirstStart"] = "looks whether there is a channel",
        ["OrleansChat.Operations"] = "runs for an operator, while no server does",
    };

    private static readonly Lazy<(string Name, string Namespace, IReadOnlySet<string> Touched)[]> Front = new(() =>
        [.. Product.HandWritten(Product.WebFront).Where(type => !type.IsNested)
            .Select(type => (type.FullName!, type.Namespace!, CodeReader.Touched(Product.WebFront, type)))]);

    [Theory]
    [InlineData("OrleansChat.Api")]
    [InlineData("OrleansChat.Console")]
    [InlineData("OrleansChat.Hubs")]
    [InlineData("OrleansChat.Pages")]
    [InlineData("OrleansChat.Protocol")]
    [InlineData("OrleansChat.Widget")]
    public void HubsAndEndpoints_ReachNothing_ButThroughAccess(string edge)
    {
        var types = Front.Value.Where(type => type.Namespace == edge).ToArray();
        Assert.NotEmpty(types);
        Assert.Empty(types.SelectMany(type => type.Touched.Intersect([.. Grains, .. Stores]), (type, touched) => $"{type.Name} touches {touched}"));
    }

    [Fact]
    public void Grains_AreTouched_OnlyWhereListed() => AssertListed(Grains, MayTouchGrains);

    [Fact]
    public void Stores_AreTouched_OnlyWhereListed() => AssertListed(Stores, MayTouchStores);

    private static void AssertListed(string[] guarded, Dictionary<string, string> listed)
    {
        var touching = Front.Value.Where(type => type.Touched.Overlaps(guarded)).ToArray();
        Assert.NotEmpty(touching);
        Assert.Empty(touching.Where(type => !listed.ContainsKey(type.Namespace) && !listed.ContainsKey(type.Name))
            .Select(type => $"{type.Name} touches {string.Join(", ", type.Touched.Intersect(guarded))}"));
    }
}
