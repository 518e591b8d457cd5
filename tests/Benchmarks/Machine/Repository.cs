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

    /// <summary>What eng/publish has made of <c>src/PROJECT</c>: the program that ./run and eng/cluster start.</summary>
    public static string Published(string project) =>
        Existing(Path.Combine(Root, "artifacts", "app", project, $"OrleansChat.{project}.dll"));

    /// <summary>A peer written in C#.</summary>
    public static string BuiltPeer(string project) =>
        Existing(
            Path.Combine(Root, "tests", "Benchmarks", "peers", project, "bin", Configuration, "net10.0", $"OrleansChat.{project}.dll"));

    private static string Existing(string path) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing: eng/bench builds it.", path);

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
