namespace OrleansChat.Sessions;

/// <summary>A share of all ids, by their last digit, which is random.</summary>
/// <param name="Index">Which share.</param>
/// <param name="Of">How many shares there are; divides <see cref="Most"/>.</param>
public readonly record struct Partition(int Index, int Of)
{
    /// <summary>A hexadecimal digit has that many values.</summary>
    public const int Most = 16;

    public static readonly Partition Whole = new(0, 1);
}
