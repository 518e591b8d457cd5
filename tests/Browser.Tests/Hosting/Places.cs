namespace OrleansChat.Browsers.Hosting;

/// <summary>The built program under test, of the same configuration (Debug or Release) as this test, and where pictures go.</summary>
internal static class Places
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);
    private static readonly DirectoryInfo Root = FindRoot();

    public static string WebFront { get; } = Path.Combine(
        Root.FullName, "src", "WebFront", "bin", Output.Parent!.Name, Output.Name, "OrleansChat.WebFront.dll");

    /// <summary>Kept as artefacts; git ignores it.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root.FullName, "artifacts", "screenshots")).FullName;

    private static DirectoryInfo FindRoot()
    {
        for (var at = Output; at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Orleans.Chat.sln")))
                return at;
        }

        throw new DirectoryNotFoundException($"No Orleans.Chat.sln above {Output}.");
    }
}
