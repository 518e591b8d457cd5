using System.Text.Json.Serialization;

namespace OrleansChat.Channels;

/// <summary>Light, dark, or as the visitor's browser prefers.</summary>
[JsonConverter(typeof(SettingWord<WidgetTheme>))]
public enum WidgetTheme
{
    Auto = 0,
    Light = 1,
    Dark = 2,
}

/// <summary>How the widget looks, besides the base colour.</summary>
[GenerateSerializer, Alias("chat.widget-look"), Immutable]
public sealed record WidgetLook
{
    [Id(0)] public WidgetTheme Theme { get; init; }

    [Id(1)] public PartColors Badge { get; init; } = new();
    [Id(2)] public PartColors Button { get; init; } = new();
    [Id(3)] public PartColors CustomerMessage { get; init; } = new();
    [Id(4)] public PartColors AgentMessage { get; init; } = new();

    /// <summary>CSS font family; null: the system's.</summary>
    [Id(5)] public string? Font { get; init; }

    /// <summary>Pixels.</summary>
    [Id(6)] public int FontSize { get; init; } = 15;

    /// <summary>Id of an uploaded file; null: none.</summary>
    [Id(7)] public Guid? Logo { get; init; }

    /// <summary>The agent's photo in the header once an agent has answered.</summary>
    [Id(8)] public bool AgentPhoto { get; init; } = true;

    /// <summary>Visitors see the agent's first name only.</summary>
    [Id(9)] public bool FirstNameOnly { get; init; }
}

/// <summary>Colours of one part as <c>#rrggbb</c>; null: derived from the base colour.</summary>
[GenerateSerializer, Alias("chat.paint"), Immutable]
public sealed record PartColors([property: Id(0)] string? Background = null, [property: Id(1)] string? Text = null);
