using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansChat.Telemetry;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>What a program prints: its version, and its log.</summary>
public sealed partial class ProgramTests
{
    [Theory]
    [InlineData("Silo")]
    [InlineData("WebFront")]
    public async Task Version_IsPrinted_AndNothingStarts(string program)
    {
        var folder = Directory.CreateTempSubdirectory("orleans-chat-version-");
        var (code, output) = await Run(program, ["--version"], folder, []);
        Assert.Equal((0, $"Orleans.Chat {ProductVersion.Current}\n"), (code, output));
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete();
    }

    [Fact]
    public void Version_HasTheReleaseAndTheCommit() => Assert.Matches(@"^\d+\.\d+\.\d+\+[0-9a-f]{40}$", ProductVersion.Current);

    [Fact]
    public async Task Logs_AsJson_BeginWithTheVersionAndHaveTimesAndEventIds()
    {
        var lines = await LogOfARefusedStart("Chat__Logs__Format=Json");
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(6001, first.RootElement.GetProperty("EventId").GetInt32());
        Assert.Contains(ProductVersion.Current, first.RootElement.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", first.RootElement.GetProperty("Timestamp").GetString());
    }

    [Fact]
    public async Task Logs_ForPeople_HaveTimesExceptInTheJournalOfSystemd()
    {
        Assert.Matches(Timed(), (await LogOfARefusedStart())[0]);
        Assert.DoesNotMatch(Timed(), (await LogOfARefusedStart("JOURNAL_STREAM=8:1"))[0]);
    }

    [Fact]
    public async Task AFormatThatIsNone_IsRefused()
    {
        var lines = await LogOfARefusedStart("Chat__Logs__Format=Xml");
        Assert.Contains(lines, line => line.Contains("Chat:Logs:Format", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_SaysTheVersion()
    {
        await using var server = await EmbeddedServer.Start(Programs.LogFolder("operations"));
        using var http = new HttpClient();
        foreach (var path in (string[])["health/live", "health/ready"])
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(server.Process.Address, path)));
            Assert.Equal(ProductVersion.Current, answer.RootElement.GetProperty("version").GetString());
        }

        var first = File.ReadLines(server.Process.LogFile).Take(2);
        Assert.Contains(first, line => line.Contains($"Orleans.Chat {ProductVersion.Current}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Console_SaysTheVersion()
    {
        await using var server = await EmbeddedServer.Start(Programs.LogFolder("operations"));
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(server.Process.Address, "console/"));
        Assert.Contains($"<meta name=\"version\" content=\"{ProductVersion.Current}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMetricsPort_ThatIsTaken_IsRefusedInOneSentence()
    {
        var lines = await LogOfARefusedStart();
        Assert.Contains(
            lines,
            line => line.StartsWith("Orleans.Chat does not start: Metrics cannot be offered on 127.0.0.1:", StringComparison.Ordinal));
    }

    /// <summary>A program that gets as far as its log, and then finds the port for its metrics taken.</summary>
    private static async Task<string[]> LogOfARefusedStart(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("orleans-chat-logs-");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, output) = await Run("WebFront", [], folder,
        [
            .. settings, "Chat__Mode=Embedded", $"Chat__Data={Path.Combine(folder.FullName, "data")}", "ASPNETCORE_URLS=http://127.0.0.1:0",
            $"Chat__Telemetry__Prometheus__Port={((IPEndPoint)taken.LocalEndpoint).Port}",
        ]);
        Assert.NotEqual(0, code);
        folder.Delete(recursive: true);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<(int Code, string Output)> Run(string program, string[] arguments, DirectoryInfo folder, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [program == "Silo" ? Programs.Silo : Programs.WebFront, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment.Remove("JOURNAL_STREAM");
        foreach (var setting in settings.Select(setting => setting.Split('=', 2)))
            start.Environment[setting[0]] = setting[1];
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end within 90 s and said: {await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info: OrleansChat\[6001\]")]
    private static partial Regex Timed();
}
