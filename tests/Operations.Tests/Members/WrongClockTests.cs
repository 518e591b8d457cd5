using System.Text.RegularExpressions;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Members;

/// <summary>Silos and fronts on machines whose clocks are wrong (libfaketime), with a database whose clock is right.</summary>
[Collection(ClusterCollection.Name)]
public sealed partial class WrongClockTests : IAsyncLifetime
{
    private readonly List<ServerProcess> _started = [];
    private string _database = "";

    public async Task InitializeAsync() => _database = await (await PostgreSqlServer.Shared()).CreateDatabase();

    public async Task DisposeAsync()
    {
        foreach (var process in _started)
            await process.DisposeAsync();
    }

    [Theory]
    [InlineData("-10m", "behind", 600)]
    [InlineData("+3", "ahead of", 3)]
    [InlineData("+2d", "ahead of", 172_800)]
    public async Task Silo_WithAWrongClock_DoesNotStartAndSaysByHowMuch(string offset, string direction, int seconds)
    {
        var (code, said) = await SiloRun.Refused(Kept(SiloRun.Silo("silo", _database, Clock(offset))));

        Assert.Equal(1, code);
        AssertSays(said, direction, seconds);
    }

    [Theory]
    [InlineData("-10m", "behind", 600)]
    [InlineData("+1h", "ahead of", 3_600)]
    public async Task Front_WithAWrongClock_DoesNotStartAndSaysByHowMuch(string offset, string direction, int seconds)
    {
        await SiloRun.Started(Kept(SiloRun.Silo("silo", _database)));

        var (code, said) = await SiloRun.Refused(Kept(SiloRun.Front("front", _database, Clock(offset))));

        Assert.Equal(1, code);
        AssertSays(said, direction, seconds);
    }

    [Fact]
    public async Task Silo_WhoseClockIsOffByLessThanIsAllowed_Starts()
    {
        var process = Kept(SiloRun.Silo("silo", _database, [.. Clock("-10m"), ("Chat__Deadlines__ClockTolerance", "00:30:00")]));

        await SiloRun.Started(process);

        Assert.True(process.IsRunning);
    }

    private static void AssertSays(string said, string direction, int seconds)
    {
        var words = Difference().Match(said);
        Assert.True(words.Success, said);
        Assert.Equal(direction, words.Groups["direction"].Value);
        var told = new[] { ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1) }
            .Where(unit => words.Groups[unit.Item1].Success)
            .Sum(unit => double.Parse(words.Groups[unit.Item1].Value, System.Globalization.CultureInfo.InvariantCulture) * unit.Item2);
        Assert.InRange(told, seconds - 60, seconds + 60);
        Assert.Contains("chronyc", said, StringComparison.Ordinal);
    }

    /// <summary>The clock of one process; timers and time-outs go on as they are.</summary>
    private static (string, object)[] Clock(string offset) =>
        [("LD_PRELOAD", Library), ("FAKETIME", offset), ("DONT_FAKE_MONOTONIC", 1), ("FAKETIME_DONT_FAKE_MONOTONIC", 1)];

    /// <summary>Debian keeps it in a directory of each architecture.</summary>
    private static string Library { get; } = Directory.GetDirectories("/usr/lib")
        .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("libfaketime is missing: apt-get install faketime.");

    private ServerProcess Kept(ServerProcess process)
    {
        _started.Add(process);
        return process;
    }

    [GeneratedRegex(@"The clock of this machine is ((?<d>\d+) d )?((?<h>\d+) h )?((?<min>\d+) min ?)?((?<s>[\d.]+) s )?\s*(?<direction>behind|ahead of) the clock of the database server")]
    private static partial Regex Difference();
}
