namespace OrleansChat.Architecture;

/// <summary>The repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>What builds make, and what is fetched from elsewhere.</summary>
    private static readonly HashSet<string> Foreign = ["bin", "obj", "node_modules", "wwwroot", "dist"];

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orleans.Chat.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }

    /// <summary>The files below a folder that people write, as paths below the root, with slashes.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        var root = Root();
        return Below(Path.Combine(root, folder)).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
    }

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(each => !Foreign.Contains(Path.GetFileName(each))).SelectMany(Below));
}
