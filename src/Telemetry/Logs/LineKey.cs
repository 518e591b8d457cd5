using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;
using OrleansChat.Results;

namespace OrleansChat.Telemetry;

/// <summary>
/// What makes two log lines the same: category and event id, or, without an id, the sentence before its values are put in, and where
/// its exception comes from. One event stands for many defects.
/// </summary>
internal readonly record struct LineKey(string Category, int Event, string? Template, string? Fault)
{
    private const string TemplateName = "{OriginalFormat}";

    /// <summary>The method that throws is often a helper: its callers tell which it was.</summary>
    private const int Frames = 3;

    /// <summary>Whatever part of the program says it: the database is away.</summary>
    public static readonly LineKey DatabaseAway = new("", 0, "the database is away", null);

    public static LineKey Of<TState>(string category, EventId id, TState state, Exception? exception) =>
        IsDatabaseAway(exception) ? DatabaseAway
        : id.Id != 0 ? new(category, id.Id, null, FaultOf(exception))
        : new(category, 0, Sentence(state), FaultOf(exception));

    /// <summary>A disk that is full, a deadlock, or a statement that was refused for what it says is not that.</summary>
    private static bool IsDatabaseAway(Exception? fault)
    {
        if (DatabaseFault.Of(fault) is { } kind)
            return kind is DatabaseFaultKind.Away;
        for (; fault is not null; fault = fault.InnerException)
        {
            // From a silo, which says by the refusal what its driver threw.
            if (fault is StorageUnavailableException unavailable)
                return unavailable.Refusal is not { } refusal || refusal == DatabaseFault.RefusalFor(DatabaseFaultKind.Away);
        }

        return false;
    }

    /// <summary>What was thrown and where, and the same of what caused it; without texts, which may differ each time.</summary>
    private static string? FaultOf(Exception? fault)
    {
        if (fault is null)
            return null;
        var cause = fault.GetBaseException();
        return ReferenceEquals(cause, fault) ? Origin(fault) : $"{Origin(fault)} <- {Origin(cause)}";
    }

    private static string Origin(Exception fault) => fault switch
    {
        SqliteException sqlite => $"{fault.GetType()} {sqlite.SqliteExtendedErrorCode}",
        DbException { SqlState: { } state } => $"{fault.GetType()} {state}",
        StorageUnavailableException { Refusal: { } refusal } => $"{fault.GetType()} {refusal.Code} {refusal.RetryAfter}",
        _ => $"{fault.GetType()} {string.Join('\n', (fault.StackTrace ?? "").Split('\n', Frames + 1).Take(Frames))}",
    };

    /// <summary>Of texts without a template nothing but the category is the same.</summary>
    private static string? Sentence<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } values
            && values[^1] is { Key: TemplateName, Value: string template }
            ? template
            : null;
}
