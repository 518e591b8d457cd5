using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansChat.Access;
using OrleansChat.Hosting;
using OrleansChat.Storage;

namespace OrleansChat.Keys;

/// <summary>What a front on PostgreSQL has for its keys, and nothing else of it.</summary>
internal sealed class KeyRingFront : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public KeyRingFront(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Chat:Database:Provider"] = "PostgreSql",
            ["Chat:Database:ConnectionString"] = connectionString,
        }).Build();
        var services = new ServiceCollection().AddChatStorage(configuration).AddLogging(logging => logging.AddProvider(Logs));
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSharedKeys(configuration);
        services.AddSingleton<VisitorTokens>();
        services.ConfigureDbContext<ChatDbContext>(context => context.AddInterceptors(Readings));
        _services = services.BuildServiceProvider();
    }

    public LogCapture Logs { get; } = new();

    public KeyReadings Readings { get; } = new();

    public VisitorTokens Tokens => _services.GetRequiredService<VisitorTokens>();

    public IKeyRing Ring => _services.GetRequiredService<IKeyRingProvider>().GetCurrentKeyRing();

    /// <summary>Makes a key although there may be one already.</summary>
    public IKey MakeKey(DateTimeOffset from, DateTimeOffset until)
    {
        var keys = _services.GetRequiredService<IKeyManager>();
        keys.GetAllKeys();
        return keys.CreateNewKey(from, until);
    }

    /// <summary>Makes a key that is good from now on.</summary>
    public IKey MakeKey() => MakeKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

    public IDataProtector Protector => _services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    public Task Upgrade() => DatabaseUpgrade.Run(_services, CancellationToken.None);

    public async Task<int> StoredKeys()
    {
        await using var database = await _services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        return await database.DataProtectionKeys.CountAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>How often the keys were read from the database.</summary>
internal sealed class KeyReadings : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (command.CommandText.Contains("data_protection_keys", StringComparison.OrdinalIgnoreCase)
            && command.CommandText.StartsWith("select", StringComparison.OrdinalIgnoreCase))
            Interlocked.Increment(ref _count);
        return result;
    }
}
