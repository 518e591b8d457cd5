namespace OrleansChat.Testing.Servers;

/// <summary>The program as ./run starts it: one process, SQLite in a folder of its own.</summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("orleans-chat-embedded-");

    private EmbeddedServer(string logs)
    {
        var address = Loopback.Address(FreePort.Next());
        var settings = new ServerSettings
        {
            ["Chat__Mode"] = "Embedded",
            ["Chat__Data"] = Data,
            ["ASPNETCORE_URLS"] = address,
            // Tests run on machines that are busy with much else.
            ["Chat__SuggestionBudget"] = "00:00:20",
        };
        Process = new("embedded", Programs.WebFront, address, settings, logs);
    }

    public ServerProcess Process { get; }

    /// <summary>Its data folder, which it makes itself.</summary>
    public string Data => Path.Combine(home.FullName, "data");

    /// <summary>Answers when it is ready.</summary>
    /// <param name="logs">The folder for its log.</param>
    public static async Task<EmbeddedServer> Start(string logs)
    {
        var server = new EmbeddedServer(logs);
        try
        {
            server.Process.Start();
            await server.Process.WaitUntilReady();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        home.Delete(recursive: true);
    }
}
