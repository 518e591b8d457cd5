using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization.Serializers;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat;

/// <summary>Registers what the grains need besides clustering, grain storage, the stream provider and chat storage.</summary>
public static class ChatGrains
{
    /// <summary>Name of the grain storage for the little state that is not in the log.</summary>
    public const string StorageName = "chat";

    public static ISiloBuilder AddChatGrains(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.AddIncomingGrainCallFilter<DeadlineFilter>();
        silo.AddIncomingGrainCallFilter<StorageFaultFilter>();
        silo.Services.AddSingleton<IGeneralizedCodec, DatabaseFaultCodec>();
        silo.Services.TryAddSingleton(SchedulerOptions.OfCluster);
        silo.Services.AddSingleton<GrainMetrics>();
        silo.Services.AddSingleton<FrontRelay>();
        silo.Services.AddSingleton<ChannelPolicies>();
        silo.Services.AddSingleton<LifecyclePublisher>();
        silo.Services.AddSingleton<SessionNotifier>();
        silo.Services.AddHostedService<SchedulerKeepAlive>();
        silo.Services.AddOptions<StatisticsOptions>().BindConfiguration(StatisticsOptions.Section);
        silo.Services.AddOptions<DeadlineOptions>().BindConfiguration(DeadlineOptions.Section);
        silo.Services.AddOptions<AgentOptions>().BindConfiguration(AgentOptions.Section);
        silo.Services.AddOptions<QueueOptions>().BindConfiguration(QueueOptions.Section)
            .Validate(
                static queue => queue.AbandonAfter > TimeSpan.Zero,
                $"{QueueOptions.Section}:{nameof(QueueOptions.AbandonAfter)} must be a time.");
        return silo;
    }
}
