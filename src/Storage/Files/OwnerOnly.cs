using System.Runtime.InteropServices;

namespace OrleansChat.Files;

/// <summary>
/// Files and folders that nobody but the user of this process may read, whatever mask the process was started with. On Windows the
/// access list of the folder above decides, and nothing here does anything.
/// </summary>
public static class OwnerOnly
{
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly Lock Creating = new();

    /// <summary>From now on all that this process writes is closed to others: also what libraries put into the temporary folder.</summary>
    public static void ByDefault()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask((uint)Others);
    }

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderMode);
    }

    /// <summary>Makes an empty file where there is none.</summary>
    public static void CreateFile(string path)
    {
        // SQLite loses its locks on a file that the same process closes: nobody may have opened it meanwhile.
        lock (Creating)
        {
            if (!File.Exists(path))
                Open(path, System.IO.FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }
    }

    /// <summary>Opens a file, new ones with <see cref="FileMode"/>.</summary>
    public static FileStream Open(string path, System.IO.FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode;
        return new(path, options);
    }

    /// <summary>Takes from others what they may do with a file or folder. Answers why that is not possible; null: it is closed.</summary>
    public static string? Close(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & Others) == 0)
                return null;
            if ((mode & UnixFileMode.StickyBit) != 0 || Path.GetPathRoot(path) == path)
                return "it is a folder that several users share";
            File.SetUnixFileMode(path, mode & ~Others);
            return (File.GetUnixFileMode(path) & Others) == 0 ? null : "its file system keeps no permissions";
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return failure.Message;
        }
    }

    /// <summary>Whether a path is a file, itself and no link to one, of the user of this process.</summary>
    public static bool IsOwnFile(string path) =>
        OperatingSystem.IsWindows() ? new FileInfo(path) is { Exists: true, LinkTarget: null } : UnixFiles.IsOwnFile(path);

    /// <summary>Says why others could replace a file in a folder, in one sentence; null: they cannot.</summary>
    public static string? RefuseShared(string folder)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var mode = File.GetUnixFileMode(folder);
        return (mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0 || (mode & UnixFileMode.StickyBit) != 0
            ? null
            : $"Other users can replace files in {folder} ({WritablePath.Describe(folder).TrimEnd('.')}): close it to them (chmod go-w).";
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
