using System.Data.Common;
using Microsoft.Extensions.Logging;
using OrleansChat.Results;

namespace OrleansChat.Telemetry;

/// <summary>What makes two log lines the same: category and event id, or, without an id, the sentence before its values are put in.</summary>
internal readonly record struct LineKey(string Category, int Event, string? Template)
{
    private const string TemplateName = "{OriginalFormat}";

    /// <summary>Whatever part of the program says it: the database is away.</summary>
    public static readonly LineKey DatabaseAway = new("", 0, "the database is away");

    public static LineKey Of<TState>(string category, EventId id, TState state, Exception? exception) =>
        IsDatabaseAway(exception) ? DatabaseAway
        : id.Id != 0 ? new(category, id.Id, null)
        : new(category, 0, Sentence(state));

    /// <summary>A statement that was refused for what it says is not that.</summary>
    private static bool IsDatabaseAway(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is StorageUnavailableException or DbException { IsTransient: true }) return true;
            // The server is starting, or stopping, or was told to close the connection.
            if (fault is DbException { SqlState: { } state } && state.StartsWith("57P0", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Of texts without a template nothing but the category is the same.</summary>
    private static string? Sentence<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } values && values[^1] is { Key: TemplateName, Value: string template } ? template : null;
}
