namespace OrleansChat.Chaos.Servers;

/// <summary>The built programs under test, of the same configuration (Debug or Release) as this test.</summary>
internal static class Programs
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    public static readonly string Silo = Find("Silo");
    public static readonly string WebFront = Find("WebFront");

    /// <summary>Where logs and reports go; git ignores it.</summary>
    public static readonly string Artifacts = Directory.CreateDirectory(Path.Combine(Root().FullName, "artifacts", "chaos")).FullName;

    private static string Find(string project)
    {
        var path = Path.Combine(Root().FullName, "src", project, "bin", Output.Parent!.Name, Output.Name, $"OrleansChat.{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build src/{project} first: there is no {path}.");
    }

    private static DirectoryInfo Root()
    {
        for (var at = Output; at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Orleans.Chat.sln")))
                return at;
        throw new DirectoryNotFoundException($"No Orleans.Chat.sln above {Output}.");
    }
}
