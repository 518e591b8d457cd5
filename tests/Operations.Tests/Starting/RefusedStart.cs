using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Starting;

/// <summary>A program that is started with settings with which it must not run.</summary>
internal static class RefusedStart
{
    /// <summary>Answers the one line that it says; more, or another exit code than 1, fails.</summary>
    public static async Task<string> Of(string program, params (string Name, object Value)[] settings)
    {
        var all = new ServerSettings();
        foreach (var (name, value) in settings)
            all[name] = value;
        await using var process = new ServerProcess("refused", program, new Uri("http://127.0.0.1"), all, Programs.LogFolder("refused"));
        process.Start();

        var code = await process.Ended();

        var lines = (await File.ReadAllLinesAsync(process.LogFile)).Where(static line => line.Length > 0).ToArray();
        Assert.True(code == 1, $"It ended with {code}: {string.Join('\n', lines)}");
        return Assert.Single(WithoutVersion(lines));
    }

    /// <summary>The first entry of every log says which version starts, in two lines.</summary>
    private static IEnumerable<string> WithoutVersion(string[] lines) =>
        lines.Length > 1 && lines[0].EndsWith("[6001]", StringComparison.Ordinal) ? lines.Skip(2) : lines;
}
