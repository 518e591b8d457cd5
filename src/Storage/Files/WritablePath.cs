namespace OrleansChat.Files;

/// <summary>
/// Says why a file or folder cannot be written, in words that let the reader mend it: whose it is, and who this process is.
/// </summary>
public static class WritablePath
{
    private const UnixFileMode Permissions = (UnixFileMode)0xFFF;

    /// <summary>Null: this process may write it.</summary>
    public static string? Refuse(string path) => UnixFiles.IsWritable(path) ? null : $"{path} cannot be written: {Describe(path)}";

    /// <summary>Owner and mode of a path, and the user of this process; one sentence.</summary>
    public static string Describe(string path)
    {
        var owner = UnixFiles.OwnerOf(path) is { } name ? $"belongs to {name}" : "is there";
        var mode = OperatingSystem.IsWindows()
            ? ""
            : $" with mode {Convert.ToString((int)(File.GetUnixFileMode(path) & Permissions), 8).PadLeft(4, '0')}";
        return $"it {owner}{mode}, and this process runs as {Environment.UserName}.";
    }
}
