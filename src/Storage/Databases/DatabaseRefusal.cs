using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OrleansChat.Databases;

/// <summary>Why a process cannot work with its database, for whoever starts it.</summary>
internal static class DatabaseRefusal
{
    private const int Corrupt = 11;
    private const int NoDatabase = 26;
    private const string Setting = "Chat:Database:ConnectionString";

    /// <summary>One sentence; the server's own words are part of it, and hold no password.</summary>
    public static string Sentence(Exception fault, DatabaseFaultKind kind) => kind switch
    {
        DatabaseFaultKind.Denied when Find<PostgresException>(fault) is { } stated && DatabaseFault.IsStatementLost(stated.SqlState) =>
            $"The pooler of {Setting} keeps no prepared statements ({stated.SqlState}): "
            + "add Max Auto Prepare=0 to it (docs/operations/settings.md).",
        DatabaseFaultKind.Defect when Find<SqliteException>(fault) is { SqliteErrorCode: Corrupt or NoDatabase } =>
            $"The database file in Chat:Data is damaged, or is no SQLite file: {Reason(fault)} "
            + "Restore a backup (docs/operations/backup.md).",
        DatabaseFaultKind.Denied => $"The database of {Where(fault)} does not let this process in: {Reason(fault)}",
        DatabaseFaultKind.Away => $"The database of {Where(fault)} went away during the start: {Reason(fault)}",
        _ => $"{Capital(DatabaseFault.Words(kind))} ({Where(fault)}): {Reason(fault)}",
    };

    /// <summary>What the driver says, on one line and without a full stop missing.</summary>
    public static string Reason(Exception fault)
    {
        var text = Find<DbException>(fault) switch
        {
            PostgresException stated => $"{stated.MessageText} ({stated.SqlState})",
            NpgsqlException { InnerException: { } cause } failure => $"{failure.Message} ({cause.Message})",
            { } failure => failure.Message,
            _ => fault.Message,
        };
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') ? line : $"{line}.";
    }

    private static string Where(Exception fault) => Find<NpgsqlException>(fault) is null ? "Chat:Data" : Setting;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static T? Find<T>(Exception? fault)
        where T : Exception
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is T found)
                return found;
        }

        return null;
    }
}
