using System.Text.Json.Serialization;

namespace OrleansChat.Channels;

/// <summary>Which files may be sent in a channel's chats, by its agents always, and where wanted by visitors.</summary>
[GenerateSerializer, Alias("chat.file-settings"), Immutable]
public sealed record FileSettings
{
    public const int MostMegabytes = 500;

    /// <summary>Visitors may send files too.</summary>
    [Id(0)] public bool Visitors { get; init; } = true;

    /// <summary>The largest file, in megabytes (of two to the power of twenty bytes).</summary>
    [Id(1)] public int Megabytes { get; init; } = 10;

    /// <summary>PNG, JPEG, WebP, GIF and HEIC.</summary>
    [Id(2)] public bool Images { get; init; } = true;

    /// <summary>PDF and what word processors, spreadsheets and presentations store, without macros.</summary>
    [Id(3)] public bool Documents { get; init; } = true;

    /// <summary>Plain text: .txt, .csv, .log and .md.</summary>
    [Id(4)] public bool Texts { get; init; } = true;

    [Id(5)] public bool Audio { get; init; } = true;

    [Id(6)] public bool Video { get; init; }

    /// <summary>ZIP.</summary>
    [Id(7)] public bool Archives { get; init; }

    /// <summary>What becomes of files while the virus scanner cannot be asked; where none is configured it means nothing.</summary>
    [Id(8)] public UnscannedFiles Unscanned { get; init; } = UnscannedFiles.Refuse;
}

/// <summary>What becomes of files that could not be scanned.</summary>
[JsonConverter(typeof(SettingWord<UnscannedFiles>))]
public enum UnscannedFiles
{
    /// <summary>They are refused until the scanner is there again.</summary>
    Refuse = 0,

    /// <summary>They are sent, and marked as not scanned.</summary>
    Mark = 1,
}
