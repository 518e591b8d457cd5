using Microsoft.Extensions.Configuration;
using OrleansChat.Settings;

namespace OrleansChat.Hosting;

/// <summary>The catalog says the truth about what is read.</summary>
public class SettingsCatalogTests
{
    /// <summary>Settings that are bound to no class: whoever adds one says here who reads it.</summary>
    private static readonly string[] ReadByHand =
    [
        // ChatStorageOptions
        "Chat:Data", "Chat:Database:Provider", "Chat:Database:ConnectionString",
        // KeyRingCertificates and ClusterTls, through CertificateFile
        "Chat:Keys:Certificate", "Chat:Keys:PrivateKey", "Chat:Keys:Password",
        "Chat:Keys:Former:#:Certificate", "Chat:Keys:Former:#:PrivateKey", "Chat:Keys:Former:#:Password",
        "Chat:Cluster:Tls:Certificate", "Chat:Cluster:Tls:PrivateKey", "Chat:Cluster:Tls:Password", "Chat:Cluster:Tls:Authority",
        // ClusterSettings
        "Chat:Cluster:ClusterId", "Chat:Cluster:ServiceId", "Chat:Cluster:Address", "Chat:Cluster:Listen",
        "Chat:Cluster:SiloPort", "Chat:Cluster:GatewayPort",
        // ChatSilo
        "Chat:Dashboard",
        // LogFormat and TelemetrySettings
        "Chat:Logs:Format", "Chat:Telemetry:Otlp:Endpoint", "Chat:Telemetry:Otlp:Protocol",
        "Chat:Telemetry:Prometheus:Port", "Chat:Telemetry:Prometheus:Address",
        // HealthEndpoint
        "Chat:Health:Port", "Chat:Health:Address",
    ];

    [Fact]
    public void Catalog_AndWhatIsRead_HaveTheSameNames() => Assert.Equal(
        BoundSettings.All.Select(static bound => bound.Name).Concat(ReadByHand).Order(StringComparer.Ordinal),
        SettingsCatalog.All.Select(static setting => setting.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Defaults_AreThoseOfTheClasses()
    {
        var known = SettingsCatalog.All.ToDictionary(static setting => setting.Name);
        Assert.All(BoundSettings.All, bound => Assert.Equal(
            bound.Default, known[bound.Name].Default is { } text ? BoundSettings.Read(text, bound.Default!.GetType()) : null));
    }

    [Fact]
    public void Defaults_AreAllowed() => Assert.All(
        SettingsCatalog.All.Where(static setting => setting.Default is not null),
        static setting => Assert.True(setting.Kind.Accepts(setting.Default!), setting.Name));

    [Fact]
    public void Sources_ReadNoNameThatIsNotInTheCatalog()
    {
        var folder = Path.Combine(Testing.Servers.Programs.Root, "src");
        var read = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .SelectMany(
                static line => System.Text.RegularExpressions.Regex.Matches(line, "[\\[(]\"(?<name>Chat:[A-Za-z:]+)\"")
                    .Select(static match => match.Groups["name"].Value))
            .Distinct();
        Assert.NotEmpty(read);
        Assert.All(read, static name => Assert.Contains(
            SettingsCatalog.All, setting => setting.Name == name || setting.Name.StartsWith($"{name}:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Chat:Agents:Grase", "Chat:Agents:Grace")]
    [InlineData("Chat:Limit:Starts:Burst", "Chat:Limits:Starts:Burst")]
    [InlineData("Chat:Limits:Starts", "Chat:Limits:Starts:Burst")]
    [InlineData("Chat:Database:ConectionString", "Chat:Database:ConnectionString")]
    [InlineData("Chat:Proxies:Adresses:3", "Chat:Proxies:Addresses:0")]
    [InlineData("Chat:Mod", "Chat:Mode")]
    public void UnknownName_IsFoundWithTheNearest(string name, string nearest)
    {
        Assert.Equal([name], SettingsCheck.Require(Given(name, "a value")));
        Assert.Equal(nearest, NearestName.Of(name));
    }

    [Fact]
    public void KnownNames_InAnyCaseAndAnyPlaceOfAList_AreNotWarnedOf() => Assert.Empty(SettingsCheck.Require(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CHAT:MODE"] = "embedded",
            ["Chat:Proxies:Addresses:12"] = "10.0.0.1",
            // An empty list of appsettings.json.
            ["Chat:Proxies:Networks"] = "",
        }).Build()));

    internal static IConfiguration Given(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();
}
