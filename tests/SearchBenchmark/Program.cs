using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansChat.Search;
using OrleansChat.SearchBenchmark;
using OrleansChat.Sessions;
using OrleansChat.Storage;
using OrleansChat.Testing.PostgreSql;

const int Seed = 4711;
var options = new ConfigurationBuilder().AddCommandLine(args).Build();
var chats = options.GetValue("chats", 1_000_000);
await using var server = options["database"] is null ? await PostgreSqlServer.Start() : null;
var database = options["database"] ?? await server!.CreateDatabase();

var services = new ServiceCollection();
services.AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
services.AddChatStorage(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Chat:Database:Provider"] = "PostgreSql",
    ["Chat:Database:ConnectionString"] = database,
}).Build());
await using var provider = services.BuildServiceProvider();
await DatabaseUpgrade.Run(provider, CancellationToken.None);
var (words, company) = (new Vocabulary(Seed), new Company(Seed));
if (await Number("select count(*) from (select 1 from sessions limit 1) any_chat") == 0)
    await new Load(database).Run(new ChatMaker(words, company, chats, Seed), chats);
var stored = new[]
{
    await Number("select count(*) from sessions"),
    await Number("select count(*) from session_events where payload like '{\"type\":\"message\"%'"),
    await Megabytes("pg_database_size(current_database())"),
    await Megabytes("pg_total_relation_size('search_documents')"),
    await Megabytes("pg_relation_size('search_documents_words')"),
};
await Console.Out.WriteLineAsync(string.Format(
    CultureInfo.InvariantCulture,
    "{0:N0} chats, {1:N0} messages; on disk {2:N0} MB, of which the index of the search {3:N0} MB (GIN {4:N0} MB).\n",
    [.. stored.Cast<object>()]));

var search = provider.GetRequiredService<ISessionSearch>();
if (options.GetValue("questions", true))
{
    var measurement = new Measurement(search, new Questions(words, company));
    await measurement.Rehearse();
    await measurement.Run(Console.Out);
}

if (options.GetValue("appends", true))
{
    await Console.Out.WriteLineAsync();
    await new AppendCost(
        provider.GetRequiredService<ISessionJournal>(),
        provider.GetRequiredService<SearchIndex>(),
        provider.GetRequiredService<SearchableChats>(),
        database,
        words).Run(Console.Out);
}

async Task<long> Number(string sql)
{
    await using var connection = new NpgsqlConnection(database);
    await connection.OpenAsync();
#pragma warning disable CA2100 // Statements of this file.
    await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
    return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
}

Task<long> Megabytes(string size) => Number($"select {size} / 1000000");
