namespace OrleansChat.Channels;

/// <summary>A channel as stored.</summary>
public sealed class ChannelRow
{
    public required Guid Id { get; init; }

    /// <summary>Unique among those not deleted; a copy of the settings' name.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="ChannelSettings"/> as JSON.</summary>
    public required string Settings { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}
