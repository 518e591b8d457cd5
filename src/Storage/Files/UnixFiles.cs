using System.Runtime.InteropServices;

namespace OrleansChat.Files;

/// <summary>What the runtime has no call for: who owns a file, whether this process may write it, and a folder's own sync.</summary>
internal static class UnixFiles
{
    private const int CurrentFolder = -100;
    private const int NoLinks = 0x100;
    private const uint WantType = 0x1;
    private const uint WantUser = 0x8;
    private const int StatusSize = 256;
    private const int UserOffset = 20;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int MayWrite = 2;

    /// <summary>By its effective permissions, and those of the file system. A file that is not there is not writable.</summary>
    public static bool IsWritable(string path) => OperatingSystem.IsWindows() || Access(path, MayWrite) == 0;

    /// <summary>Name of the owner, or number where it has no name; null: cannot be told.</summary>
    public static string? OwnerOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var status = new byte[StatusSize];
        try
        {
            return Status(CurrentFolder, path, 0, WantUser, status) == 0 ? UserName(BitConverter.ToUInt32(status, UserOffset)) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library: the owner is only part of a message.
            return null;
        }
    }

    /// <summary>A file itself, no link, folder or device, that belongs to the user of this process.</summary>
    public static bool IsOwnFile(string path)
    {
        var status = new byte[StatusSize];
        try
        {
            return Status(CurrentFolder, path, NoLinks, WantType | WantUser, status) == 0
                && (BitConverter.ToUInt16(status, ModeOffset) & TypeMask) == RegularFile
                && BitConverter.ToUInt32(status, UserOffset) == EffectiveUser();
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library does not tell the owner: then it is nobody's whom we know.
            return false;
        }
    }

    /// <summary>A new name in the folder survives a power cut from now on.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(path, 0);
        if (folder < 0)
            throw new IOException($"The folder {path} cannot be opened.");
        try
        {
            if (Sync(folder) != 0)
                throw new IOException($"The folder {path} cannot be written to its disk.");
        }
        finally
        {
            _ = Close(folder);
        }
    }

    /// <summary>The name is the first field of the C library's record, on every system.</summary>
    private static string UserName(uint user) =>
        User(user) is var record && record != 0 && Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(record)) is { } name ? name : $"{user}";

    [DllImport("libc", EntryPoint = "access", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access(string path, int mode);

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Status(int folder, string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "getpwuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint User(uint user);

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
