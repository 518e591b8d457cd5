namespace OrleansChat.Backups;

/// <param name="To">The file that shall be there in the end; absolute. With <paramref name="Keep"/>: the pattern of its name.</param>
/// <param name="Keep">How many copies are kept, each with the time in its name; null: one copy under exactly that name.</param>
public sealed record BackupRequest(string To, int? Keep)
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private const string AnyStamp = "????????T??????Z";

    public string Folder => Path.GetDirectoryName(To)!;

    /// <summary>
    /// What is not finished has one name, so that one that was killed is overwritten by the next, and none are left to gather.
    /// </summary>
    public string Unfinished => $"{To}.partial";

    /// <summary>What SQLite makes beside it.</summary>
    public string UnfinishedJournal => $"{Unfinished}-journal";

    /// <summary>The name of a backup that begins now.</summary>
    public string Name(DateTimeOffset now) =>
        Keep is null ? To : Path.Combine(Folder, Stamped(now.ToUniversalTime().ToString(Stamp, null)));

    /// <summary>Backups of this kind that are there, the newest first: their names sort by their time.</summary>
    public IEnumerable<string> Existing() => Directory.EnumerateFiles(Folder, Stamped(AnyStamp)).OrderDescending(StringComparer.Ordinal);

    private string Stamped(string time) => $"{Path.GetFileNameWithoutExtension(To)}-{time}{Path.GetExtension(To)}";
}
