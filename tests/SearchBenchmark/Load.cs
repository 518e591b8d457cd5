using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Search;
using OrleansChat.Sessions;

namespace OrleansChat.SearchBenchmark;

/// <summary>Fills a database by COPY, without its indexes, and makes those afterwards.</summary>
internal sealed class Load(string connectionString)
{
    private const int ToldEach = 50_000;

    public async Task Run(ChatMaker maker, int chats)
    {
        var indexes = await Query("select indexdef from pg_indexes where tablename in ('sessions', 'session_events', 'search_documents') "
            + "and indexname not in (select conname from pg_constraint)");
        var names = await Query("select indexname from pg_indexes where tablename in ('sessions', 'session_events', 'search_documents') "
            + "and indexname not in (select conname from pg_constraint)");
        foreach (var name in names)
            await Execute($"drop index {name}");
        await Execute("alter table session_events drop constraint session_events_pkey, drop constraint session_events_message");
        await Execute("alter table sessions disable trigger sessions_searched");
        await Copy(maker, chats);
        await Execute("alter table sessions enable trigger sessions_searched");
        await Execute("alter table session_events add primary key (session_id, seq)");
        await Execute("alter table session_events add constraint session_events_message unique (session_id, message_id)");
        foreach (var index in indexes)
            await Execute(index);
        await Execute("vacuum analyze");
    }

    private async Task Copy(ChatMaker maker, int chats)
    {
        await using var sessions = new NpgsqlConnection(connectionString);
        await using var events = new NpgsqlConnection(connectionString);
        await using var documents = new NpgsqlConnection(connectionString);
        foreach (var connection in new[] { sessions, events, documents })
            await connection.OpenAsync();
        await using var summaries = await sessions.BeginTextImportAsync(
            "copy sessions (session_id, channel_id, visitor_id, status, seq, agent_id, requested_at, queued_at_head, last_activity_at, "
            + "accepted_at, ended_at, rating, summary) from stdin");
        await using var logs = await events.BeginTextImportAsync(
            "copy session_events (session_id, seq, message_id, at, payload) from stdin");
        await using var words = await documents.BeginTextImportAsync(
            "copy search_documents (session_id, first_seq, seq, started_at, digest, words) from stdin");
        for (var number = 0; number < chats; number++)
        {
            var chat = maker.Next(number);
            await summaries.WriteAsync(Summary(chat.Summary));
            await logs.WriteAsync(Log(chat));
            await words.WriteAsync(Words(chat));
            if ((number + 1) % ToldEach == 0)
                await System.Console.Error.WriteLineAsync($"{DateTime.UtcNow:T} {number + 1} chats");
        }
    }

    private static string Summary(SessionSummary chat) => Row(
        chat.Id.Value, chat.Channel.Value, chat.Visitor.Value, (int)chat.Status, chat.Seq, chat.Agent!.Id.Value, chat.RequestedAt, "f",
        chat.LastActivityAt, chat.AcceptedAt, chat.EndedAt, chat.Rating, JsonSerializer.Serialize(chat, StorageJson.Summary));

    private static string Log(MadeChat chat)
    {
        var rows = new StringBuilder();
        foreach (var logged in chat.Log)
        {
            var payload = JsonSerializer.Serialize(logged.Body, StorageJson.Event);
            rows.Append(Row(chat.Summary.Id.Value, logged.Seq, logged.MessageId?.Value, logged.At, payload));
        }

        return rows.ToString();
    }

    private static string Words(MadeChat chat)
    {
        var builder = new SearchDocumentBuilder();
        foreach (var logged in chat.Log)
            builder.Add(logged);
        var document = builder.Build(chat.Summary);
        return string.Concat(document.Parts.Select(part => Row(
            document.Session, part.FirstSeq, chat.Summary.Seq, document.StartedAt, part.Digest(), PostgreSqlWords.Vector(part))));
    }

    private static string Row(params object?[] values) => string.Join('\t', values.Select(Text)) + "\n";

    private static string Text(object? value) => value switch
    {
        null => "\\N",
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        string text => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Statements of this file and of the database's own catalogue.
        await using var command = new NpgsqlCommand($"set maintenance_work_mem = '1GB'; {sql}", connection) { CommandTimeout = 0 };
        if (sql.StartsWith("vacuum", StringComparison.Ordinal))
            command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        await System.Console.Error.WriteLineAsync($"{DateTime.UtcNow:T} {sql}");
    }

    private async Task<List<string>> Query(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Constants of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
            found.Add(rows.GetString(0));
        return found;
    }
}
