using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansChat.Storage;

/// <summary>What an operator may write, and what they are told when it is wrong.</summary>
public sealed class ChatStorageOptionsTests
{
    [Fact]
    public void From_Nothing_IsSqliteUnderData()
    {
        var options = ChatStorageOptions.From(Configuration());

        Assert.Equal(DatabaseProvider.Sqlite, options.Provider);
        Assert.Equal(Path.GetFullPath("data"), options.DataDirectory);
        Assert.Contains(Path.Combine(Path.GetFullPath("data"), "chat.db"), options.ConnectionString, StringComparison.Ordinal);
        Assert.Equal("System.Data.SQLite", options.AdoNetInvariant);
    }

    [Theory]
    [InlineData("Host=db;Database=chat", "Host=db;Database=chat;Max Auto Prepare=50")]
    [InlineData("Host=db;Database=chat;Max Auto Prepare=0", "Host=db;Database=chat;Max Auto Prepare=0;No Reset On Close=True")]
    public void From_PostgreSql_KeepsTheConnectionStringAndPreparesUnlessTold(string given, string used)
    {
        var options = ChatStorageOptions.From(Configuration(
            ("Chat:Database:Provider", "postgresql"), ("Chat:Database:ConnectionString", given)));

        Assert.Equal(DatabaseProvider.PostgreSql, options.Provider);
        Assert.Equal(used, options.ConnectionString);
        Assert.Equal("Npgsql", options.AdoNetInvariant);
    }

    [Theory]
    [InlineData("Chat:Database:Provider", "Oracle", null)]
    [InlineData("Chat:Database:Provider", "7", null)]
    [InlineData("Chat:Database:ConnectionString", "PostgreSql", "")]
    [InlineData("Chat:Database:ConnectionString", "PostgreSql", "Hosst=db;Password=secret")]
    public void From_Wrong_NamesTheKeyAndNoSecret(string key, string provider, string? connection)
    {
        var configuration = Configuration(("Chat:Database:Provider", provider), ("Chat:Database:ConnectionString", connection));

        var wrong = Assert.Throws<StartRefusedException>(() => ChatStorageOptions.From(configuration));

        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddChatStorage_Twice_RegistersOnce()
    {
        var services = new ServiceCollection().AddChatStorage(Configuration());
        var once = services.Count;

        services.AddChatStorage(Configuration());

        Assert.Equal(once, services.Count);
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value))
        .Build();
}
