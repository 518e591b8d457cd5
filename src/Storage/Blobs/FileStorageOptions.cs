using Microsoft.Extensions.Configuration;
using OrleansChat.Files;
using OrleansChat.Storage;

namespace OrleansChat.Blobs;

/// <summary>Where contents of files go, and how many there may be: section <c>Chat:Files</c>.</summary>
public sealed record FileStorageOptions
{
    /// <summary>Where contents go that are complete; what went elsewhere before is still read there.</summary>
    public BlobPlace Store { get; init; } = BlobPlace.Database;

    public string? Directory { get; init; }

    public S3Options S3 { get; init; } = new();

    public ScannerOptions Scanner { get; init; } = new();

    /// <summary>Uploads that nobody has gone on with, and files that nobody has sent, are deleted after this.</summary>
    public TimeSpan KeepUnsent { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Visitors' uploads that are not complete, and what waits in chats that are over, are deleted after this.</summary>
    public TimeSpan KeepStalled { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Files of one side of a chat that may wait for being sent.</summary>
    public int WaitingPerSession { get; init; } = 20;

    /// <summary>All files of one chat.</summary>
    public int MegabytesPerSession { get; init; } = 1_000;

    /// <summary>What visitors upload from one address in a day.</summary>
    public int MegabytesPerAddress { get; init; } = 2_000;

    /// <summary>All that is uploaded and not sent: half of it visitors', and half agents' with the library.</summary>
    public int MegabytesWaiting { get; init; } = 5_000;

    /// <summary>Throws <see cref="StartRefusedException"/> naming what is missing.</summary>
    public static FileStorageOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("Chat:Files").Get<FileStorageOptions>() ?? new();
        if (options.Store == BlobPlace.Directory && string.IsNullOrWhiteSpace(options.Directory))
            throw new StartRefusedException("Chat:Files:Store is Directory, and Chat:Files:Directory is empty.");
        if (options.Store == BlobPlace.S3 && string.IsNullOrWhiteSpace(options.S3.Bucket))
            throw new StartRefusedException("Chat:Files:Store is S3, and Chat:Files:S3:Bucket is empty.");
        if (!string.IsNullOrWhiteSpace(options.Directory))
            options = options with { Directory = Path.GetFullPath(options.Directory) };
        return options;
    }

    /// <summary>Makes the directory, closed to others; throws where that cannot be written.</summary>
    internal void Prepare()
    {
        if (Store != BlobPlace.Directory)
            return;
        try
        {
            OwnerOnly.CreateFolder(Directory!);
            var probe = Path.Combine(Directory!, $".{Guid.NewGuid():N}");
            OwnerOnly.CreateFile(probe);
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Chat:Files:Directory is {Directory}, which this process cannot write: {fault.Message}");
        }
    }
}

/// <summary>A bucket.</summary>
public sealed record S3Options
{
    /// <summary>Null: Amazon's own, of the region.</summary>
    public string? Endpoint { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string? Bucket { get; init; }

    /// <summary>Before the names of objects.</summary>
    public string? Prefix { get; init; }

    /// <summary>Null: what the environment or the machine has.</summary>
    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <summary>The bucket stands in the path and not in the host's name.</summary>
    public bool PathStyle { get; init; } = true;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>ClamAV's daemon.</summary>
public sealed record ScannerOptions
{
    /// <summary>As <c>127.0.0.1:3310</c>, or the path of its socket; null: nothing is scanned.</summary>
    public string? Address { get; init; }

    /// <summary>For one file.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
