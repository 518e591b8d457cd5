namespace OrleansChat.Files;

/// <summary>
/// The folder of the SQLite file and of what is kept beside it, closed to other users of the machine: who reads the database can
/// sign in as anybody. See docs/decisions/0013-who-may-read-the-data.md.
/// </summary>
public static class DataDirectory
{
    /// <summary>Names of everything that the product keeps in the folder begin with this.</summary>
    private const string Ours = "chat.*";

    /// <summary>Makes the folder, or closes it and the files that an earlier version left open. Answers what stays open, and why.</summary>
    public static IReadOnlyList<OpenPath> Close(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        string[] paths = [folder, .. Directory.EnumerateFiles(folder, Ours)];
        return [.. paths.Select(path => new OpenPath(path, OwnerOnly.Close(path) ?? "")).Where(path => path.Reason.Length > 0)];
    }
}

/// <summary>A file or folder that others may read, and why that cannot be changed.</summary>
public sealed record OpenPath(string Path, string Reason);
