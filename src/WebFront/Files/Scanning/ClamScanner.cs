using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansChat.Blobs;

namespace OrleansChat.Files.Scanning;

/// <summary>Asks ClamAV's daemon by INSTREAM: the content in pieces, each after its length, and an empty one at the end.</summary>
internal sealed partial class ClamScanner(ScannerOptions options, TimeProvider time, ILogger<ClamScanner> logger) : IFileScanner
{
    private const int PieceBytes = 64 * 1024;
    private const int LongestAnswer = 1_024;

    public async Task<ScanOutcome> Scan(Stream content, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return Read(await Ask(content, both.Token));
        }
        catch (Exception fault) when (
            fault is SocketException or (IOException and not EndOfStreamException)
            || (fault is OperationCanceledException && limit.IsCancellationRequested))
        {
            LogAway(logger, fault, options.Address!);
            return ScanOutcome.Unknown;
        }
    }

    private async Task<string> Ask(Stream content, CancellationToken cancellation)
    {
        using var socket = await Connect(cancellation);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var piece = new byte[sizeof(int) + PieceBytes];
        content.Position = 0;
        while (true)
        {
            var read = await content.ReadAtLeastAsync(piece.AsMemory(sizeof(int)), 1, throwOnEndOfStream: false, cancellation);
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            try
            {
                await stream.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancellation);
            }
            catch (IOException)
            {
                // It says why it takes no more, or the next read fails.
                break;
            }

            if (read == 0)
                break;
        }

        var answer = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private ScanOutcome Read(string answer)
    {
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            LogFound(logger, answer);
            return ScanOutcome.Infected;
        }

        if (answer == "stream: OK")
            return ScanOutcome.Clean;
        LogNoAnswer(logger, answer);
        return ScanOutcome.Unknown;
    }

    private async Task<Socket> Connect(CancellationToken cancellation)
    {
        var address = options.Address!;
        var local = address.StartsWith('/');
        var socket = local
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellation);
            else if (IPEndPoint.TryParse(address, out var known))
                await socket.ConnectAsync(known, cancellation);
            else
                await socket.ConnectAsync(new DnsEndPoint(address[..address.LastIndexOf(':')], PortOf(address)), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static int PortOf(string address) =>
        int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), System.Globalization.CultureInfo.InvariantCulture);

    [LoggerMessage(LogEvents.ClamScannerAway, LogLevel.Warning, "The virus scanner at {Address} cannot be asked")]
    private static partial void LogAway(ILogger logger, Exception fault, string address);

    [LoggerMessage(LogEvents.ClamScannerFound, LogLevel.Warning, "The virus scanner refused a file: {Answer}")]
    private static partial void LogFound(ILogger logger, string answer);

    [LoggerMessage(LogEvents.ClamScannerNoAnswer, LogLevel.Warning, "The virus scanner did not scan a file: {Answer}")]
    private static partial void LogNoAnswer(ILogger logger, string answer);
}
