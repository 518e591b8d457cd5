using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>
/// The folder of the SQLite file and of what is kept beside it, closed to other users of the machine: who reads the database can
/// sign in as anybody. See docs/decisions/0013-who-may-read-the-data.md.
/// </summary>
public static class DataDirectory
{
    /// <summary>Names of everything that the product keeps in the folder begin with this.</summary>
    private const string Ours = "chat.*";

    /// <summary>What is written while chats go on; the certificate of the keys is only read.</summary>
    private static readonly string[] Written = ["chat.db", "chat.db-wal", "chat.db-shm", "chat.lock"];

    /// <summary>
    /// Makes the folder. Throws <see cref="StartRefusedException"/>, saying whose it is, where it or a file in it cannot be written.
    /// </summary>
    public static void Require(string folder)
    {
        try
        {
            OwnerOnly.CreateFolder(folder);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"The data folder {folder} cannot be made: {Parent(folder)}", failure);
        }

        IEnumerable<string> paths = [folder, .. Written.Select(name => Path.Combine(folder, name)).Where(File.Exists)];
        if (paths.Select(WritablePath.Refuse).FirstOrDefault(reason => reason is not null) is { } refusal)
            throw new StartRefusedException($"{refusal} Give it to that user, or name another folder (Chat:Data).");
    }

    /// <summary>Of the nearest folder that is there.</summary>
    private static string Parent(string folder)
    {
        var there = Path.GetDirectoryName(folder);
        while (there is not null && !Directory.Exists(there))
            there = Path.GetDirectoryName(there);
        return there is null ? "there is no such disk." : $"{there}: {WritablePath.Describe(there)}";
    }

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
