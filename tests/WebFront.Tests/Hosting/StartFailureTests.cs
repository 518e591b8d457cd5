using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansChat.Storage;

namespace OrleansChat.Hosting;

/// <summary>An exception is explained by where it comes from: the same type may be the operator's to mend, or a defect.</summary>
public class StartFailureTests
{
    [Fact]
    public async Task Explain_WhereTheWebServerCannotListen_NamesThePort()
    {
        using var taken = Taken();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen((IPEndPoint)taken.LocalEndpoint));
        await using var app = builder.Build();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync());

        Assert.Contains($"{taken.LocalEndpoint}: address already in use.", StartFailure.Explain(failure), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_WhereSettingsCannotBeRead_SaysWhich()
    {
        var files = Assert.ThrowsAny<Exception>(() => new ConfigurationBuilder().AddJsonFile("/nowhere/appsettings.json").Build());
        var level = Assert.ThrowsAny<Exception>(() => Logging("banana").GetRequiredService<ILoggerFactory>().CreateLogger("x"));
        var address = Assert.ThrowsAny<Exception>(() => BindingAddress.Parse("banana"));

        Assert.Contains("appsettings.json", StartFailure.Explain(files), StringComparison.Ordinal);
        Assert.Contains("'banana'", StartFailure.Explain(level), StringComparison.Ordinal);
        Assert.StartsWith(
            "ASPNETCORE_URLS cannot be read: ",
            StartFailure.Explain(new TypeInitializationException("x", address)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_OfTheSameTypesFromElsewhere_SaysNothing()
    {
        using var taken = Taken();
        using var second = new TcpListener((IPEndPoint)taken.LocalEndpoint);
        Exception[] failures =
        [
            Assert.ThrowsAny<SocketException>(second.Start),
            Assert.ThrowsAny<IOException>(() => File.ReadAllText("/nowhere/at/all")),
            Assert.ThrowsAny<IOException>(() => Load("nowhere.dll")),
            Assert.ThrowsAny<UnauthorizedAccessException>(() => File.OpenRead("/proc")),
            Assert.Throws<FormatException>(() => int.Parse("the port of a url", CultureInfo.InvariantCulture)),
            Assert.Throws<InvalidOperationException>(() => Throw("No endpoint is configured for https.")),
            new InvalidOperationException("The configuration was never thrown."),
        ];

        Assert.All(failures, failure => Assert.Null(StartFailure.Explain(new AggregateException(failure))));
    }

    private static void Throw(string message) => throw new InvalidOperationException(message);

    private static void Load(string assembly) => Assembly.Load(new AssemblyName(assembly));

    private static TcpListener Taken()
    {
        var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return taken;
    }

    private static ServiceProvider Logging(string level)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("LogLevel:Default", level)]).Build();
        return new ServiceCollection().AddLogging(logging => logging.AddConfiguration(settings)).BuildServiceProvider();
    }
}
