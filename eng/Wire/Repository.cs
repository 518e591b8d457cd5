namespace OrleansChat.Wire;

/// <summary>Where the sources of the product are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orleans.Chat.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("This does not run inside the repository.");
    }
}
