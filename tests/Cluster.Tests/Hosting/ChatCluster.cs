using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Sessions;
using OrleansChat.Silo.Clustering;
using OrleansChat.Storage;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Hosting;

/// <summary>Several silos in this process on a PostgreSQL of their own; everything but the network between them is real.</summary>
public sealed class ChatCluster : IAsyncLifetime
{
    /// <summary>Long enough for a killed silo to be declared dead, short enough to await.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private PostgreSqlServer _server = null!;
    private IConfiguration _configuration = null!;

    /// <summary>The silos' clock, timers included.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Which calls came to grains.</summary>
    public RecordedCalls Calls { get; } = new();

    public short SiloCount { get; init; } = 3;

    public InProcessTestCluster Silos { get; private set; } = null!;

    public ServiceProvider Storage { get; private set; } = null!;

    public IGrainFactory Grains => Silos.Client;

    public ISessionDirectory Directory => Storage.GetRequiredService<ISessionDirectory>();

    public ISessionJournal Journal => Storage.GetRequiredService<ISessionJournal>();

    public async Task InitializeAsync()
    {
        _server = await PostgreSqlServer.Start();
        var connection = await _server.CreateDatabase();
        _configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Chat:Database:Provider"] = "PostgreSql",
            ["Chat:Database:ConnectionString"] = connection,
            ["Chat:Agents:Grace"] = Grace.ToString(),

            // The tests want to see the news arrive, not the check that would hide that it does not.
            ["Chat:Statistics:CheckEvery"] = "1.00:00:00",
        }).Build();
        Storage = NewStorage();
        await DatabaseUpgrade.Run(Storage, CancellationToken.None);
        Silos = Build();
        await Silos.DeployAsync();
        await Eventually.Holds("the cluster answers", async () => !(await Grains.Channel(new(Guid.NewGuid())).Availability()).Open);
    }

    public async Task DisposeAsync()
    {
        await Silos.DisposeAsync();
        await Storage.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>A journal and directories of their own on the same database, as another process has them.</summary>
    public ServiceProvider NewStorage() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(_configuration)
        .AddSingleton(TimeProvider.System)
        .AddChatStorage(_configuration)
        .BuildServiceProvider();

    public async Task<ChannelId> CreateChannel(Func<ChannelSettings, ChannelSettings>? change = null)
    {
        var channel = new ChannelId(Guid.NewGuid());
        var settings = new ChannelSettings { Name = $"channel {channel}" };
        var saved = await Grains.Channel(channel).Save(change?.Invoke(settings) ?? settings);
        Assert.True(saved.IsOk, saved.Refusal?.Code);
        return channel;
    }

    public async Task<AgentRef> CreateAgent(string name, params IReadOnlyList<ChannelId> channels)
    {
        await using var database = await Storage.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        var mail = $"{Guid.NewGuid():N}@example.com";
        var user = new ChatUser
        {
            Id = Guid.NewGuid(),
            DisplayName = name,
            UserName = mail,
            NormalizedUserName = mail.ToUpperInvariant(),
            Email = mail,
        };
        database.Users.Add(user);
        database.ChannelAgents.AddRange(channels.Select(channel => new ChannelAgentRow
        {
            ChannelId = channel.Value,
            UserId = user.Id,
            Permissions = ChannelPermissions.All,
        }));
        await database.SaveChangesAsync();
        return new(new(user.Id), name);
    }

    /// <summary>An agent that is Present with one browser.</summary>
    public async Task<AgentRef> CreatePresentAgent(string name, params IReadOnlyList<ChannelId> channels)
    {
        var agent = await CreateAgent(name, channels);
        await Grains.Agent(agent.Id).Connect(new("browser"), DateTimeOffset.UtcNow.AddHours(1));
        await Grains.Agent(agent.Id).Declare(Presence.Present);
        return agent;
    }

    public static StartSession NewStart(ChannelId channel, string? visitor = null) => new(
        channel,
        new(visitor ?? Guid.NewGuid().ToString("N")),
        Visit.Unknown,
        new("Kari", "kari@example.com"),
        Consent: true,
        "Where is my parcel?")
    { MessageId = MessageId.New() };

    public async Task<SessionReceipt> Start(ChannelId channel)
    {
        var start = NewStart(channel);
        var receipt = await Grains.Visitor(channel, start.Visitor).StartOrResume(start);
        Assert.True(receipt.IsOk, receipt.Refusal?.Code);
        return receipt.Value;
    }

    private InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: SiloCount);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddConfiguration(_configuration);
            host.Logging.SetMinimumLevel(LogLevel.Warning);
            host.Services.AddSingleton(Clock);
            host.Services.AddChatStorage(host.Configuration);
        });
        builder.ConfigureSilo((_, silo) => silo
            .AddGrainStateStorage(ChatStorageOptions.From(_configuration))
            .AddLifecycleStreams(embedded: false)
            .UseClusterTiming()
            .UseGrainDirectory(embedded: false)
            // Before the filter that takes deadlines off.
            .AddIncomingGrainCallFilter(Calls)
            .AddChatGrains());
        builder.ConfigureClient(
            client => client.Configure<ClientMessagingOptions>(static options => options.ResponseTimeout = TimeSpan.FromSeconds(5)));
        return builder.Build();
    }
}
