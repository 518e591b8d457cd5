using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Blobs;
using OrleansChat.Channels;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Files.Scanning;

/// <summary>Files that a real scanner sees, finds something in, or cannot see.</summary>
public sealed class ScannerTests(ClamServer scanner) : IClassFixture<ClamServer>
{
    [Fact]
    public async Task Scan_OfContents_SaysWhatTheScannerSays()
    {
        foreach (var address in (string[])[scanner.Address, $"localhost:{scanner.Port}", scanner.Socket])
        {
            var own = Scanner(address);
            Assert.Equal(ScanOutcome.Clean, await own.Scan(new MemoryStream("Hei"u8.ToArray()), CancellationToken.None));
            Assert.Equal(ScanOutcome.Clean, await own.Scan(new MemoryStream(new byte[200_000]), CancellationToken.None));
            Assert.Equal(ScanOutcome.Infected, await own.Scan(new MemoryStream(ClamServer.Eicar), CancellationToken.None));
            // Larger than it looks at.
            Assert.Equal(ScanOutcome.Unknown, await own.Scan(new MemoryStream(new byte[3 << 20]), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Scan_WhereNobodyAnswers_IsUnknown()
    {
        Assert.Equal(ScanOutcome.Unknown, await Scanner($"127.0.0.1:{Testing.FreePort.Next()}").Scan(new MemoryStream([1]), default));
        Assert.Equal(ScanOutcome.Unknown, await Scanner("/nowhere/clamd.sock").Scan(new MemoryStream([1]), default));
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        Assert.Equal(
            ScanOutcome.Unknown, await Scanner($"127.0.0.1:{port}", TimeSpan.FromMilliseconds(300)).Scan(new MemoryStream([1]), default));
    }

    [Fact]
    public async Task Upload_WithAVirusOrWithoutAScanner_IsRefusedOrMarked()
    {
        await using var front = new FrontHost { Settings = [$"--Chat:Files:Scanner:Address={scanner.Address}"] };
        await front.InitializeAsync();
        await using var chat = await FileChat.Start(front);
        Assert.Equal(RefusalCodes.FileInfected, await chat.FromVisitor.Refusal("Faktura.txt", [.. "Hei "u8, .. ClamServer.Eicar]));
        Assert.Null((await chat.VisitorSends("Ren.txt", "Hei"u8.ToArray())).Unscanned);

        await scanner.Stop();
        try
        {
            var id = (await Clients.Browser.Value<UploadView>(await chat.FromVisitor.Begin("Vent.txt", 3))).Id;
            Assert.Equal(RefusalCodes.FileScannerAway, await Clients.Browser.Code(await chat.FromVisitor.Append(id, 0, "Hei"u8.ToArray())));
            Assert.Equal(RefusalCodes.FileScannerAway, (await chat.SendFromVisitor(id)).Refused?.Code);
            await front.Change(
                FrontHost.DemoChannel, settings => settings with { Files = new() { Unscanned = UnscannedFiles.Mark } });
            Assert.True((await chat.VisitorSends("Merket.txt", "Hei"u8.ToArray())).Unscanned);
            await front.Change(FrontHost.DemoChannel, settings => settings with { Files = new() });
            await scanner.Start();
            Assert.Null((await chat.SendFromVisitor(id)).Refused);
        }
        finally
        {
            await scanner.Stop();
            await scanner.Start();
        }
    }

    private static ClamScanner Scanner(string address, TimeSpan? timeout = null) => new(
        new ScannerOptions { Address = address, Timeout = timeout ?? TimeSpan.FromSeconds(20) },
        TimeProvider.System,
        NullLogger<ClamScanner>.Instance);
}
