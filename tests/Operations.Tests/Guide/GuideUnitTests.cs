using System.Diagnostics;

namespace OrleansChat.Operations.Guide;

/// <summary>What every unit of the guide must have, and that systemd understands all of it.</summary>
public sealed class GuideUnitTests
{
    public static TheoryData<string, string> Required => new()
    {
        { "User", "orleans-chat" },
        { "KillSignal", "SIGTERM" },
        { "UMask", "0077" },
        { "LimitCORE", "0" },
        { "NoNewPrivileges", "true" },
        { "PrivateTmp", "true" },
        { "ProtectSystem", "strict" },
    };

    public static TheoryData<string> Paths => [.. GuideUnit.All.Select(unit => unit.Path)];

    [Theory]
    [MemberData(nameof(Required))]
    public void Units_OfServices_HaveWhatKeepsThemApart(string setting, string value)
    {
        var services = Services();
        Assert.All(services, unit => Assert.Equal((unit.ToString(), value), (unit.ToString(), unit.Setting(setting))));
    }

    [Fact]
    public void Units_OfServices_StartAgainAfterAPause() =>
        Assert.All(Services(), unit => Assert.False(string.IsNullOrEmpty(unit.Setting("RestartSec")), $"{unit} has no RestartSec"));

    [Fact]
    public void Units_WithAStateDirectory_CloseIt()
    {
        GuideUnit[] withState = [.. GuideUnit.All.Where(unit => unit.Setting("StateDirectory") is not null)];
        Assert.NotEmpty(withState);
        Assert.All(withState, unit => Assert.Equal((unit.ToString(), "0700"), (unit.ToString(), unit.Setting("StateDirectoryMode"))));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Unit_AsTheGuideHasIt_IsUnderstoodBySystemd(string path)
    {
        Assert.Empty(await Verify(GuideUnit.All.Single(unit => unit.Path == path).Block.Text));
    }

    [Fact]
    public async Task Unit_WithAMisspeltSetting_IsFound() =>
        Assert.Contains(
            "RestartSecs",
            await Verify(GuideUnit.All[0].Block.Text.Replace("[Service]", "[Service]\nRestartSecs=5")),
            StringComparison.Ordinal);

    private static GuideUnit[] Services()
    {
        GuideUnit[] services = [.. GuideUnit.All.Where(unit => unit.IsService)];
        Assert.True(services.Length >= 3, "The guide has a unit each for one machine, for a silo and for a front.");
        return services;
    }

    /// <summary>Answers what systemd finds wrong; the programs of the unit need not be there.</summary>
    private static async Task<string> Verify(string unit)
    {
        var folder = Directory.CreateTempSubdirectory("chat-units-");
        try
        {
            var lines = unit.Split('\n').Select(
                line => line.StartsWith("Exec", StringComparison.Ordinal) ? line.Split('=')[0] + "=/usr/bin/env" : line);
            var isTimer = unit.Contains("[Timer]", StringComparison.Ordinal);
            var file = Path.Combine(folder.FullName, isTimer ? "tried.timer" : "tried.service");
            await File.WriteAllLinesAsync(file, lines);
            if (isTimer)
                await File.WriteAllTextAsync(Path.ChangeExtension(file, "service"), "[Service]\nExecStart=/usr/bin/env\n");
            using var systemd = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", file])
            {
                RedirectStandardError = true,
            })!;
            var said = await systemd.StandardError.ReadToEndAsync();
            await systemd.WaitForExitAsync();
            return said.Replace(folder.FullName, "", StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
