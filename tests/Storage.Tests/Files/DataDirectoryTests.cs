using System.Runtime.Versioning;

namespace OrleansChat.Files;

/// <summary>Who may read the data folder: Unix permissions.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("chat-data-");

    private string Data => Path.Combine(_home.FullName, "data");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public void Close_NewFolder_IsForItsOwnerOnly()
    {
        Assert.Empty(DataDirectory.Close(Data));

        Assert.Equal(OwnerOnly.FolderMode, File.GetUnixFileMode(Data));
    }

    [Fact]
    public void Close_OpenFolderAndFiles_TakesFromOthersAndLeavesTheOwnersRights()
    {
        DataDirectory.Close(Data);
        var database = Path.Combine(Data, "chat.db");
        OwnerOnly.CreateFile(database);
        File.SetUnixFileMode(Data, Mode("775"));
        File.SetUnixFileMode(database, Mode("664"));

        Assert.Empty(DataDirectory.Close(Data));

        Assert.Equal((Mode("700"), Mode("600")), (File.GetUnixFileMode(Data), File.GetUnixFileMode(database)));
    }

    [Fact]
    public void Close_FolderThatUsersShare_IsLeftAndTold()
    {
        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, Mode("1777"));

        var open = Assert.Single(DataDirectory.Close(Data));

        Assert.Equal(Data, open.Path);
        Assert.Equal(Mode("1777"), File.GetUnixFileMode(Data));
    }

    [Fact]
    public void CreateFile_ThatIsThere_KeepsWhatIsInIt()
    {
        DataDirectory.Close(Data);
        var file = Path.Combine(Data, "chat.db");
        File.WriteAllText(file, "stored");

        OwnerOnly.CreateFile(file);

        Assert.Equal("stored", File.ReadAllText(file));
    }

    private static UnixFileMode Mode(string octal) => (UnixFileMode)Convert.ToInt32(octal, 8);
}
