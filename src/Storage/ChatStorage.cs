using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.GrainDirectory;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Blobs;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Databases;
using OrleansChat.Drafts;
using OrleansChat.Files;
using OrleansChat.Knowledge;
using OrleansChat.Notes;
using OrleansChat.Readiness;
using OrleansChat.Schema;
using OrleansChat.Search;
using OrleansChat.Sessions;

namespace OrleansChat.Storage;

/// <summary>Registration of all storage.</summary>
public static class ChatStorage
{
    /// <summary>
    /// Journal, directories, channel store and <see cref="IDbContextFactory{TContext}"/> of <see cref="ChatDbContext"/> on the
    /// configured database. Throws <see cref="StartRefusedException"/> when the configuration is wrong. A second call
    /// (a web front that hosts a silo) changes nothing.
    /// </summary>
    public static IServiceCollection AddChatStorage(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(ChatStorageOptions)))
            return services;
        var options = ChatStorageOptions.From(configuration);
        var journal = (configuration.GetSection("Chat:Journal").Get<JournalOptions>() ?? new JournalOptions()).Checked();
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(journal);
        services.AddSingleton<DatabaseState>();
        services.AddDatabase(options);
        services.AddSingleton<SchemaUpgrader>();
        services.AddSingleton<RetryingSchemaUpgrader>();
        services.AddSingleton(provider => new DatabaseReadiness(
            provider.GetRequiredService<ChatDatabase>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DatabaseReadiness>>()));
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<ConflictReader>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<ISessionJournal, SessionJournal>();
        services.AddSingleton<ISessionDirectory, SessionDirectory>();
        services.AddSingleton<IAgentDirectory, AgentDirectory>();
        services.AddSingleton<IChannelStore, ChannelStore>();
        services.AddSingleton<IDraftStore, DraftStore>();
        services.AddSingleton<IMentionStore, MentionStore>();
        services.AddSingleton<IStarStore, StarStore>();
        services.AddSingleton<IFailedSignIns, FailedSignIns>();
        services.AddSearch();
        services.AddSingleton<IKnowledgeSearch, KnowledgeSearch>();
        services.AddSingleton<IKnowledgeWords, KnowledgeWords>();
        services.AddSingleton(FileStorageOptions.From(configuration));
        services.AddSingleton(provider => BlobStores.Of(
            provider.GetRequiredService<FileStorageOptions>(), provider.GetRequiredService<IDbContextFactory<ChatDbContext>>()));
        services.AddSingleton<IFileStore, FileStore>();
        return services;
    }

    /// <summary>A process that was asked to end does so, also while its database is away.</summary>
    public static void AddShutdownTimeout(this IServiceCollection services)
    {
        services.AddSingleton<ShutdownTimeout>();
        services.AddHostedService(static all => all.GetRequiredService<ShutdownTimeout>());
    }

    /// <summary>This process brings what is written into the index of the search.</summary>
    public static void AddSearchProjection(this IServiceCollection services) => services.AddHostedService<SearchProjection>();

    private static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<SearchSignal>();
        services.AddSingleton<SearchTiming>();
        services.AddSingleton<SearchableChats>();
        services.AddSingleton<ISessionSearch, SessionSearch>();
        services.AddSingleton<ISearchRebuild, SearchRebuild>();
    }

    /// <summary>Where a cluster's grains live, in its PostgreSQL.</summary>
    public static IGrainDirectory GrainDirectory(this IServiceProvider services, string clusterId) =>
        new PostgreSqlGrainDirectory(
            services.GetRequiredService<PostgreSqlDatabase>(),
            clusterId,
            services.GetRequiredService<ILogger<PostgreSqlGrainDirectory>>());

    private static void AddDatabase(this IServiceCollection services, ChatStorageOptions options)
    {
        if (options.Provider is DatabaseProvider.PostgreSql)
        {
            services.AddSingleton(provider => new PostgreSqlDatabase(options.ConnectionString)
            {
                State = provider.GetRequiredService<DatabaseState>(),
            });
            services.AddSingleton<ChatDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
            services.AddSingleton<IBatchStoreFactory>(_ => new PostgreSqlBatchStores(options.ConnectionString));
            services.AddSingleton<SearchIndex, PostgreSqlSearchIndex>();
            services.AddSingleton<KnowledgeIndex, PostgreSqlKnowledgeIndex>();
            services.AddSingleton<IDatabaseClock, PostgreSqlClock>();
            services.AddSingleton<IMemberTable, PostgreSqlMemberTable>();
            services.AddDbContextFactory<ChatDbContext>((provider, context) => context
                .UseNpgsql(provider.GetRequiredService<PostgreSqlDatabase>().Source, npgsql => npgsql.EnableRetryOnFailure(3))
                .AddInterceptors(provider.GetRequiredService<DatabaseState>()));
        }
        else
        {
            services.AddSingleton(provider => new SqliteDatabase(options.ConnectionString)
            {
                State = provider.GetRequiredService<DatabaseState>(),
            });
            services.AddSingleton<ChatDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
            services.AddSingleton<SearchIndex, SqliteSearchIndex>();
            services.AddSingleton<KnowledgeIndex, SqliteKnowledgeIndex>();
            services.AddSingleton<IBatchStoreFactory>(provider => new SqliteBatchStores(
                options.ConnectionString,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqliteLogTruncation>>()));
            services.AddSingleton(provider => new SqliteLogTruncation(
                SqliteBatchStores.Unpooled(options.ConnectionString),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqliteLogTruncation>>()));
            services.AddDbContextFactory<ChatDbContext>(context => context
                .UseSqlite(options.ConnectionString).AddInterceptors(SqliteConnectionSettings.Instance));
        }
    }
}
