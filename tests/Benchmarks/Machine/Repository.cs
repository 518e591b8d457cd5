namespace OrleansChat.Benchmarks.Machine;

/// <summary>Where things are in the working copy that this program was built from.</summary>
internal static class Repository
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public static string Root { get; } = FindRoot();

    public static string PerformancePage => Path.Combine(Root, "docs", "performance.md");

    public static string SocketIoPeer => Path.Combine(Root, "tests", "Benchmarks", "peers", "socketio");

    /// <summary>The built program of a project, given its directory relative to the root.</summary>
    public static string Program(string projectDirectory)
    {
        var name = $"OrleansChat.{Path.GetFileName(projectDirectory)}.dll";
        var path = Path.Combine(Root, projectDirectory, "bin", Configuration, "net10.0", name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build {projectDirectory} ({Configuration}) first.", path);
    }

    private static string FindRoot()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, "Orleans.Chat.sln")))
                return directory;
        }

        throw new DirectoryNotFoundException("Orleans.Chat.sln is in no directory above this program.");
    }
}
