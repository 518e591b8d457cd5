using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Members;

/// <summary>Programs of a cluster that are started with settings as an operator would give them, good ones or not.</summary>
internal static class SiloRun
{
    /// <summary>An address of this machine that other machines could reach.</summary>
    public static IPAddress MachineAddress { get; } = NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address))
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
        ?? throw new InvalidOperationException("This test needs a network: the machine has no address but its loopback.");

    public static ServerProcess Silo(string name, string connectionString, params (string Key, object Value)[] settings) =>
        Of(name, Programs.Silo, FreePort.Next(), connectionString, settings);

    /// <summary>A front in <c>Separate</c> mode.</summary>
    public static ServerProcess Front(string name, string connectionString, params (string Key, object Value)[] settings) =>
        Of(name, Programs.WebFront, FreePort.Next(), connectionString, [("Chat__Mode", "Separate"), .. settings]);

    /// <summary>Starts it and waits until it has ended. Answers its exit code and the line that begins with “Orleans.Chat”.</summary>
    public static async Task<(int Code, string Said)> Refused(ServerProcess process)
    {
        process.Start();
        var code = await process.Ended();
        string[] lines = await File.ReadAllLinesAsync(process.LogFile);
        return (code, lines.Single(line => line.StartsWith("Orleans.Chat does not start: ", StringComparison.Ordinal)));
    }

    public static async Task Started(ServerProcess process)
    {
        process.Start();
        await process.WaitUntilReady();
    }

    private static ServerProcess Of(string name, string program, int http, string connectionString, (string Key, object Value)[] more)
    {
        var settings = new ServerSettings
        {
            ["Chat__Database__Provider"] = "PostgreSql",
            ["Chat__Database__ConnectionString"] = connectionString,
            ["Chat__Health__Port"] = http,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{http}",
            ["Chat__Cluster__SiloPort"] = FreePort.Next(),
            ["Chat__Cluster__GatewayPort"] = FreePort.Next(),
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return new(name, program, new Uri($"http://127.0.0.1:{http}/"), settings, Programs.LogFolder("operations"));
    }
}
