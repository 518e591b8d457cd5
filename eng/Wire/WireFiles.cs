namespace OrleansChat.Wire;

/// <summary>A file that is written, wholly or in part, from the C# side.</summary>
/// <param name="Name">From the root of the repository.</param>
/// <param name="Write">What it should hold, from what it holds.</param>
internal sealed record WireFile(string Name, Func<string, string> Write)
{
    public string Path { get; } = System.IO.Path.Combine(Repository.Root, Name);

    public string Now() => File.Exists(Path) ? File.ReadAllText(Path) : "";

    public string Wanted() => Write(Now());

    public override string ToString() => Name;
}

internal static class WireFiles
{
    /// <summary>Writes them.</summary>
    public const string Command = "dotnet run --project eng/Wire -c Release -p:BuildClient=false";

    public static IReadOnlyList<WireFile> All { get; } =
    [
        new("src/WebFront/Client/shared/src/contracts.ts", _ => TypeScriptContracts.Emit()),
        new("src/WebFront/Client/shared/src/limits.ts", _ => WireLimits.Script()),
        new("src/WebFront/Client/console/src/features/channels/settingLimits.ts", _ => SettingLimits.Script()),
        new("src/WebFront/Client/shared/src/texts/refusals.en.json", _ => RefusalWords.Emit()),
        new("docs/protocol.md", ProtocolDocument.Fill),
        new("tests/Testing/Sessions/logs.json", _ => SampleLogs.Emit()),
    ];
}
