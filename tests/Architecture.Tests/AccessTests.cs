using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Architecture;

/// <summary>
/// Who gets at chats, channels and people in the web front: hubs, endpoints and contracts only through <c>OrleansChat.Access</c>
/// and the services below. Whoever adds another way adds it here, with the reason.
/// </summary>
public sealed class AccessTests
{
    private static readonly string[] Grains =
    [
        "Orleans.IGrainFactory", "Orleans.IClusterClient", "OrleansChat.GrainKeys", .. new[]
        {
            typeof(IChatSessionGrain), typeof(IVisitorGrain), typeof(IChannelGrain), typeof(IChannelQueueGrain), typeof(IAgentGrain),
            typeof(IChannelStatisticsGrain), typeof(IAgentStatisticsGrain), typeof(IMembershipWatchGrain), typeof(ISchedulerGrain),
        }.Select(type => type.FullName!),
    ];

    private static readonly string[] Stores =
    [
        "OrleansChat.Storage.ChatDbContext", "Microsoft.EntityFrameworkCore.IDbContextFactory`1", "OrleansChat.Channels.IChannelStore",
        "OrleansChat.Sessions.ISessionDirectory", "OrleansChat.Sessions.ISessionJournal", "OrleansChat.Agents.IAgentDirectory",
        "OrleansChat.Search.ISessionSearch", "OrleansChat.Knowledge.IKnowledgeSearch", "OrleansChat.Files.IFileStore",
        "OrleansChat.Blobs.BlobStores",
        "Microsoft.AspNetCore.Identity.UserManager`1", "Microsoft.AspNetCore.Identity.SignInManager`1",
    ];

    /// <summary>A whole folder, or one class.</summary>
    private static readonly Dictionary<string, string> MayTouchGrains = new()
    {
        ["OrleansChat.Access"] = "has the gates",
        ["OrleansChat.Delivery"] = "brings news to connections that Access let in",
        ["OrleansChat.Cluster.ClusterWatch"] = "asks for the membership of silos",
        ["OrleansChat.Channels.ChannelService"] = "changes channels; behind endpoints for administrators",
        ["OrleansChat.Hosting.FirstStart"] = "makes the demo channel",
        ["OrleansChat.Hosting.HealthMapping"] = "asks whether the cluster answers",
    };

    private static readonly Dictionary<string, string> MayTouchStores = new()
    {
        ["OrleansChat.Access"] = "has the gates",
        ["OrleansChat.Accounts"] = "keeps accounts; its endpoints ask who calls",
        ["OrleansChat.Channels.ChannelService"] = "lists channels; behind endpoints for administrators",
        ["OrleansChat.Channels.Logos"] = "keeps pictures",
        ["OrleansChat.Alerts.AlertMailer"] = "turns noted alerts into mails; no caller reaches it",
        ["OrleansChat.Audit"] = "writes and reads the audit log",
        ["OrleansChat.Notes"] = "keeps tags, and finds whom a note may mention; the mentions of others it shows to nobody",
        ["OrleansChat.Replies"] = "keeps templates for all, and quick replies for whom it asks Access about",
        ["OrleansChat.Knowledge"] = "keeps articles; each question names its audience (KnowledgeVisibility)",
        ["OrleansChat.Documents"] = "keeps the library; its endpoints ask who calls",
        ["OrleansChat.Files"] = "keeps files; who calls is asked by ChatFileAccess",
        ["OrleansChat.Faq.FaqTrees"] = "lists for public pages what everybody may read",
        ["OrleansChat.Mail"] = "keeps the outbox and the mail server",
        ["OrleansChat.Keys.KeyRingEncryption"] = "encrypts keys that were stored in clear",
        ["OrleansChat.Keys.KeyRingLock"] = "lets one front at a time make a key",
        ["OrleansChat.Hosting.FirstStart"] = "looks whether there is a channel",
        ["OrleansChat.Operations"] = "is called by whoever has the database anyway",
    };

    private static readonly Lazy<FrontType[]> Front = new(FrontType.All);

    [Fact]
    public void HubsAndEndpoints_ReachNothing_ButThroughAccess()
    {
        var edges = Front.Value.Where(type => type.IsEdge && !MayTouchGrains.ContainsKey(type.Name)).ToArray();
        Assert.True(edges.Count(edge => edge.IsHub) == 2, "The hubs are not found any more.");
        Assert.True(edges.Length > 20, "Endpoints and contracts are not found any more.");
        Assert.Empty(
            edges.SelectMany(edge => edge.Touched.Intersect([.. Grains, .. Stores]), (edge, touched) => $"{edge.Name} touches {touched}"));
    }

    [Fact]
    public void Grains_AreTouched_OnlyWhereListed() => AssertListed(Grains, MayTouchGrains);

    [Fact]
    public void Stores_AreTouched_OnlyWhereListed() => AssertListed(Stores, MayTouchStores);

    private static void AssertListed(string[] guarded, Dictionary<string, string> listed)
    {
        var touching = Front.Value.Where(type => type.Touched.Overlaps(guarded)).ToArray();
        Assert.NotEmpty(touching);
        Assert.Empty(touching.Where(type => !listed.ContainsKey(type.Folder) && !listed.ContainsKey(type.Name))
            .Select(type => $"{type.Name} touches {string.Join(", ", type.Touched.Intersect(guarded))}"));
        Assert.Empty(
            listed.Keys.Where(place => !touching.Any(type => type.Folder == place || type.Name == place))
                .Select(place => $"{place} touches nothing of this any more"));
    }
}
