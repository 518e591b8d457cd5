using System.Diagnostics;
using OrleansChat.Testing;

namespace OrleansChat.Blobs;

/// <summary>In a bucket of a server of its own, which looks at the access key and not at the signature.</summary>
public sealed class S3BlobTests(S3Server server) : BlobStoreTests, IClassFixture<S3Server>, IDisposable
{
    private readonly S3Blobs _store = new(server.Options);

    internal override IBlobStore Store => _store;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Store_WithAnUnknownKey_SaysThatItDoesNotAnswer()
    {
        using var wrong = new S3Blobs(server.Options with { AccessKey = "UNKNOWN" });

        await Assert.ThrowsAsync<BlobStoreException>(() => wrong.Write(Guid.NewGuid(), new MemoryStream([1]), CancellationToken.None));
    }

    [Fact]
    public async Task Store_ThatIsAway_SaysSo()
    {
        using var away = new S3Blobs(server.Options with { Endpoint = $"http://127.0.0.1:{FreePort.Next()}" });

        await Assert.ThrowsAsync<BlobStoreException>(() => away.Write(Guid.NewGuid(), new MemoryStream([1]), CancellationToken.None));
        await Assert.ThrowsAsync<BlobStoreException>(() => away.Delete(Guid.NewGuid(), CancellationToken.None));
    }
}

/// <summary>A process of s3rver with one bucket; <c>./test</c> gets the program.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private const string Program = "artifacts/tools/s3/node_modules/s3rver/bin/s3rver.js";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("orleans-chat-s3-");
    private readonly int _port = FreePort.Next();
    private Process? _process;

    public S3Options Options => new()
    {
        Endpoint = $"http://127.0.0.1:{_port}",
        Bucket = "chat",
        Prefix = "files/",
        AccessKey = "S3RVER",
        SecretKey = "S3RVER",
    };

    public async Task InitializeAsync()
    {
        var program = Path.Combine(Repository(), Program);
        Assert.True(File.Exists(program), $"{Program} is missing; ./test gets it (get_s3rver in eng/prerequisites.sh).");
        _process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { program, "-d", _data.FullName, "-a", "127.0.0.1", "-p", $"{_port}", "-s", "--configure-bucket", "chat" },
        });
        using var http = new HttpClient();
        await Eventually.Holds("the store answers", async () =>
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Options.Endpoint}/chat"));
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    public async Task DisposeAsync()
    {
        _process?.Kill();
        if (_process is not null)
            await _process.WaitForExitAsync();
        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Orleans.Chat.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
