namespace OrleansChat.Operations.Guide;

/// <summary>A systemd unit as a page of the guide has it.</summary>
public sealed class GuideUnit
{
    private readonly ILookup<string, string> _settings;

    private GuideUnit(GuideBlock block, string path)
    {
        (Block, Path) = (block, path);
        _settings = block.Text.Split('\n')
            .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    public GuideBlock Block { get; }

    /// <summary>Where the guide says to put it.</summary>
    public string Path { get; }

    /// <summary>The blocks whose first line is a comment with the path of a unit.</summary>
    public static IReadOnlyList<GuideUnit> All { get; } =
    [
        .. GuideBlock.All
            .Select(block => (Block: block, First: block.Text.Split('\n')[0]))
            .Where(pair => pair.First.StartsWith("# /etc/systemd/system/", StringComparison.Ordinal))
            .Select(pair => new GuideUnit(pair.Block, pair.First[2..])),
    ];

    /// <summary>A service goes on until it is stopped; units that run once, and timers, do not.</summary>
    public bool IsService => Path.EndsWith(".service", StringComparison.Ordinal) && Setting("Type") is null or "exec" or "simple";

    public IReadOnlyDictionary<string, string> Environment =>
        _settings["Environment"].Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The last value, as systemd takes it.</summary>
    public string? Setting(string name) => _settings[name].LastOrDefault();

    public override string ToString() => $"{Path} ({Block})";
}
