namespace OrleansChat.Testing.Servers;

/// <summary>
/// The programs under test, and where tests leave what is to be kept. Programs are those that <c>./test</c>
/// has published, or those that were built with this test, in its configuration (Debug or Release).
/// </summary>
public static class Programs
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    public static string Silo => Find("Silo");

    public static string WebFront => Find("WebFront");

    /// <summary>A folder for logs, reports and pictures; git ignores it.</summary>
    public static string Artifacts(string name) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    /// <summary>A new folder below <see cref="Artifacts"/> for the logs of one run.</summary>
    public static string LogFolder(string name) => Artifacts(
        Path.Combine(name, $"{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss-fff}-{Environment.ProcessId}"));

    private static string Find(string project)
    {
        var folder = Environment.GetEnvironmentVariable("ORLEANS_CHAT_PROGRAMS") is { Length: > 0 } published
            ? Path.Combine(published, project)
            : Path.Combine(Root, "src", project, "bin", Output.Parent!.Name, Output.Name);
        var path = Path.Combine(folder, $"OrleansChat.{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build src/{project} first: there is no {path}.");
    }

    private static string FindRoot()
    {
        for (var at = Output; at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Orleans.Chat.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"No Orleans.Chat.sln above {Output}.");
    }
}
