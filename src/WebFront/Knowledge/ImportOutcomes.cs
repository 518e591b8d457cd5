namespace OrleansChat.Knowledge;

/// <summary>What became of a file of an archive that was imported.</summary>
internal static class ImportOutcomes
{
    public const string Added = "added";
    public const string Changed = "changed";
    public const string Unchanged = "unchanged";
    public const string Refused = "refused";

    /// <summary>No article: a folder, or a file of another kind.</summary>
    public const string Skipped = "skipped";
}
