namespace OrleansChat.Files;

/// <summary>What was announced from one network in a day, whatever became of it; deleted when the day is over.</summary>
public sealed class UploadTotalRow
{
    /// <summary>As in <see cref="FileRow.Network"/>; empty: of the row by which uploads begin one after another.</summary>
    public required string Network { get; init; }

    /// <summary>Since 1970, by UTC.</summary>
    public required long Day { get; init; }

    public required long Bytes { get; init; }
}
