namespace OrleansChat.Files.Scanning;

/// <summary>A few files at once: a crowd waits here, where nobody's time runs, and not for the threads of the scanner.</summary>
internal sealed class TurnScanner(IFileScanner scanner) : IFileScanner, IDisposable
{
    private const int AtOnce = 4;
    private readonly SemaphoreSlim _turns = new(AtOnce);

    public void Dispose() => _turns.Dispose();

    public async Task<ScanOutcome> Scan(Stream content, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return await scanner.Scan(content, cancellation);
        }
        finally
        {
            _turns.Release();
        }
    }
}
