namespace OrleansChat.Files.Scanning;

/// <summary>What a scanner says of a content.</summary>
internal enum ScanOutcome
{
    /// <summary>There is no scanner.</summary>
    NotWanted = 0,
    Clean = 1,
    Infected = 2,

    /// <summary>It could not be asked, or did not look at all of it.</summary>
    Unknown = 3,
}

/// <summary>Looks for viruses.</summary>
internal interface IFileScanner
{
    Task<ScanOutcome> Scan(Stream content, CancellationToken cancellation);
}

/// <summary>No scanner is configured.</summary>
internal sealed class NoScanner : IFileScanner
{
    public Task<ScanOutcome> Scan(Stream content, CancellationToken cancellation) => Task.FromResult(ScanOutcome.NotWanted);
}
