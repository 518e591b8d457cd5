using OrleansChat.Requests;

namespace OrleansChat.Channels;

/// <summary>What is shown instead of a chat when the channel is closed, and when waiting takes too long.</summary>
[GenerateSerializer, Alias("chat.offline-form"), Immutable]
public sealed record OfflineForm
{
    [Id(0)] public string? Header { get; init; }
    [Id(1)] public string? Message { get; init; }

    /// <summary>Offered to a visitor who has waited this long; null: never.</summary>
    [Id(2)] public TimeSpan? AfterInQueue { get; init; }

    /// <summary>New visitors get it while more than this many wait; null: never.</summary>
    [Id(3)] public int? AboveQueueLength { get; init; }

    /// <summary>The visitor may leave a request.</summary>
    [Id(4)] public bool TakesRequests { get; init; }

    /// <summary>Category of those requests; null: none.</summary>
    [Id(5)] public string? Category { get; init; }

    [Id(6)] public RequestPriority Priority { get; init; } = RequestPriority.Normal;

    /// <summary>What a request needs besides its text.</summary>
    [Id(7)] public FormFields Fields { get; init; } = new() { Email = FieldUse.Required };
}
