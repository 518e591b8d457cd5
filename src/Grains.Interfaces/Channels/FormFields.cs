using System.Text.Json.Serialization;

namespace OrleansChat.Channels;

/// <summary>Whether a form asks for something.</summary>
[JsonConverter(typeof(SettingWord<FieldUse>))]
public enum FieldUse
{
    Hidden = 0,
    Optional = 1,
    Required = 2,
}

/// <summary>What a form asks the visitor for.</summary>
[GenerateSerializer, Alias("chat.form-fields"), Immutable]
public sealed record FormFields
{
    [Id(0)] public FieldUse Name { get; init; } = FieldUse.Optional;
    [Id(1)] public FieldUse Email { get; init; } = FieldUse.Optional;
    [Id(2)] public FieldUse Company { get; init; }
    [Id(3)] public FieldUse Phone { get; init; }
    [Id(4)] public FieldUse Country { get; init; }
}
