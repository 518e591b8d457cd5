using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Starting;

/// <summary>A name that is no setting is warned of, with the one that was probably meant, and never with its value.</summary>
public sealed class UnknownSettingTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("orleans-chat-unknown-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Front_WithMisspeltNames_StartsAndSaysWhatWasMeant()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var settings = new ServerSettings
        {
            ["Chat__Data"] = Path.Combine(_home.FullName, "data"),
            ["ASPNETCORE_URLS"] = address,
            ["Chat__Agents__Grase"] = "00:02:00",
            ["Chat__Keys__Pasword"] = "a secret",
        };
        await using var front = new ServerProcess(
            "front", Programs.WebFront, new Uri(address), settings, Programs.LogFolder("unknown-setting"));
        front.Start();
        await front.WaitUntilReady();
        Assert.Equal(0, await front.Terminate());

        var log = await File.ReadAllTextAsync(front.LogFile);
        Assert.Contains(
            "There is no setting Chat:Agents:Grase, and it does nothing. Did you mean Chat:Agents:Grace?", log, StringComparison.Ordinal);
        Assert.Contains(
            "There is no setting Chat:Keys:Pasword, and it does nothing. Did you mean Chat:Keys:Password?", log, StringComparison.Ordinal);
        Assert.Equal(2, log.Split("There is no setting ").Length - 1);
        Assert.DoesNotContain("a secret", log, StringComparison.Ordinal);
    }
}
