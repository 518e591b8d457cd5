namespace OrleansChat.Settings;

/// <summary>
/// All settings below <c>Chat:</c>, of every process: silos and fronts share files of settings, so each knows those of the others.
/// What is not here is no setting; docs/operations/settings.md and limits.md are tested against this.
/// </summary>
public static class SettingsCatalog
{
    private const int LongestName = 150;
    private const int LongestWords = 200;
    private const int HighestPort = 65_535;
    private const int ManyFiles = 100_000_000;
    private const int ManyCalls = 10_000_000;

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. Process(), .. Telemetry(), .. Cluster(), .. Chats(), .. Journal(), .. MailSettings(), .. SignIn(), .. Files(), .. Web(),
        .. Limits(),
    ];

    private static IEnumerable<Setting> Process() =>
    [
        new("Chat:Mode", new OneOf("Embedded", "Member", "Separate"), "Embedded"),
        new("Chat:Dashboard", new Switch(), "false"),
        new("Chat:Data", new FilePath(), "data"),
        new("Chat:Database:Provider", new OneOf("Sqlite", "PostgreSql"), "Sqlite"),
        new("Chat:Database:ConnectionString", new Secret()),
        .. Certificate("Chat:Keys"),
        .. Certificate("Chat:Keys:Former:#"),
        new("Chat:Health:Port", new WholeNumber(0, HighestPort), "0"),
        new("Chat:Health:Address", new Address(OrAny: true), "127.0.0.1"),
    ];

    private static IEnumerable<Setting> Telemetry() =>
    [
        new("Chat:Logs:Format", new OneOf("Plain", "Json"), "Plain"),
        new("Chat:Telemetry:Otlp:Endpoint", new WebAddress()),
        new("Chat:Telemetry:Otlp:Protocol", new OneOf("grpc", "http/protobuf"), "grpc"),
        new("Chat:Telemetry:Prometheus:Port", new WholeNumber(0, HighestPort), "0"),
        new("Chat:Telemetry:Prometheus:Address", new Address(OrAny: true), "127.0.0.1"),
    ];

    private static IEnumerable<Setting> Certificate(string section) =>
    [
        new($"{section}:Certificate", new FilePath()),
        new($"{section}:PrivateKey", new FilePath()),
        new($"{section}:Password", new Secret()),
    ];

    private static IEnumerable<Setting> Cluster() =>
    [
        new("Chat:Cluster:ClusterId", new Word(LongestName), "orleans-chat"),
        new("Chat:Cluster:ServiceId", new Word(LongestName), "orleans-chat"),
        new("Chat:Cluster:Address", new Address(OrAny: true), "127.0.0.1"),
        new("Chat:Cluster:Listen", new Address(OrAny: true)),
        new("Chat:Cluster:SiloPort", new WholeNumber(1, HighestPort), "11111"),
        new("Chat:Cluster:GatewayPort", new WholeNumber(0, HighestPort), "30000"),
        .. Certificate("Chat:Cluster:Tls"),
        new("Chat:Cluster:Tls:Authority", new FilePath()),
    ];

    private static IEnumerable<Setting> Chats() =>
    [
        new("Chat:Agents:Grace", new Duration("00:00:10", "01:00:00"), "00:01:00"),
        new("Chat:Queue:AbandonAfter", new Duration("00:00:05", "1.00:00:00"), "00:01:30"),
        new("Chat:Deadlines:ClockTolerance", new Duration("00:00:01", "01:00:00"), "00:00:05"),
        new("Chat:Statistics:CheckEvery", new Duration("00:00:01", "1.00:00:00"), "00:00:30"),
    ];

    private static IEnumerable<Setting> Journal() =>
    [
        new("Chat:Journal:Capacity", new WholeNumber(1, 1_000_000), "10000"),
        new("Chat:Journal:MaxBatch", new WholeNumber(1, 10_000), "512"),
        new("Chat:Journal:GiveUpAfter", new Duration("00:00:00.5", "00:00:04.5"), "00:00:04"),
        new("Chat:Journal:FirstPause", new Duration("00:00:00.001", "00:00:01"), "00:00:00.025"),
        new("Chat:Journal:MaxPause", new Duration("00:00:00.001", "00:00:04"), "00:00:00.5"),
        new("Chat:Journal:BusyRetryAfter", new Duration("00:00:00.01", "00:01:00"), "00:00:00.25"),
        new("Chat:Journal:UnavailableRetryAfter", new Duration("00:00:00.1", "00:01:00"), "00:00:01"),
    ];

    private static IEnumerable<Setting> MailSettings() =>
    [
        new("Chat:Mail:Look", new Duration("00:00:00.1", "01:00:00"), "00:00:10"),
        new("Chat:Mail:Pauses:#", new Duration("00:00:00.1", "7.00:00:00")),
    ];

    private static IEnumerable<Setting> SignIn() =>
    [
        new("Chat:OpenIdConnect:Authority", new WebAddress()),
        new("Chat:OpenIdConnect:ClientId", new Text(0, LongestWords)),
        new("Chat:OpenIdConnect:ClientSecret", new Secret()),
        new("Chat:OpenIdConnect:DisplayName", new Text(1, LongestWords), "OpenID Connect"),
        new("Chat:OpenIdConnect:Scopes:#", new Word(LongestWords)),
        new("Chat:OpenIdConnect:EmailClaim", new Word(LongestWords), "email"),
        new("Chat:OpenIdConnect:EmailVerifiedClaim", new Word(LongestWords), "email_verified"),
        new("Chat:OpenIdConnect:NameClaim", new Word(LongestWords), "name"),
        new("Chat:OpenIdConnect:AutoProvision", new Switch(), "false"),
        new("Chat:OpenIdConnect:RequireHttps", new Switch(), "true"),
    ];

    private static IEnumerable<Setting> Files() =>
    [
        new("Chat:Files:Store", new OneOf("Database", "Directory", "S3"), "Database"),
        new("Chat:Files:Directory", new FilePath()),
        new("Chat:Files:S3:Endpoint", new WebAddress()),
        new("Chat:Files:S3:Region", new Word(LongestWords), "us-east-1"),
        new("Chat:Files:S3:Bucket", new Word(LongestWords)),
        new("Chat:Files:S3:Prefix", new Text(0, LongestWords)),
        new("Chat:Files:S3:AccessKey", new Secret()),
        new("Chat:Files:S3:SecretKey", new Secret()),
        new("Chat:Files:S3:PathStyle", new Switch(), "true"),
        new("Chat:Files:S3:Timeout", new Duration("00:00:01", "00:30:00"), "00:01:00"),
        new("Chat:Files:Scanner:Address", new ServerAddress()),
        new("Chat:Files:Scanner:Timeout", new Duration("00:00:01", "00:30:00"), "00:00:30"),
        new("Chat:Files:KeepStalled", new Duration("00:01:00", "1.00:00:00"), "00:15:00"),
        new("Chat:Files:KeepUnsent", new Duration("01:00:00", "14.00:00:00"), "1.00:00:00"),
        new("Chat:Files:WaitingPerSession", new WholeNumber(1, ManyFiles), "20"),
        new("Chat:Files:MegabytesPerSession", new WholeNumber(1, ManyFiles), "1000"),
        new("Chat:Files:MegabytesPerAddress", new WholeNumber(1, ManyFiles), "2000"),
        new("Chat:Files:MegabytesWaiting", new WholeNumber(1, ManyFiles), "5000"),
    ];

    private static IEnumerable<Setting> Web() =>
    [
        new("Chat:Proxies:Addresses:#", new Address()),
        new("Chat:Proxies:Networks:#", new Network()),
        new("Chat:SecureCookies", new Switch(), "false"),
        new("Chat:Farewell", new Duration("00:00:00", "00:00:20"), "00:00:03"),
        new("Chat:SuggestionBudget", new Duration("00:00:00", "00:00:30"), "00:00:00.1500000"),
    ];

    private static IEnumerable<Setting> Limits() =>
    [
        new("Chat:Limits:VisitorPerSecond", new Number(0.1, ManyCalls), "10"),
        new("Chat:Limits:VisitorBurst", new WholeNumber(1, ManyCalls), "60"),
        new("Chat:Limits:AgentPerSecond", new Number(0.1, ManyCalls), "30"),
        new("Chat:Limits:AgentBurst", new WholeNumber(1, ManyCalls), "200"),
        new("Chat:Limits:OpenPerAddress", new WholeNumber(1, ManyCalls), "1000"),
        new("Chat:Limits:OpenInTotal", new WholeNumber(1, ManyCalls), "20000"),
        new("Chat:Limits:HelloSeconds", new Number(1, 600), "15"),
        new("Chat:Limits:WaitingPerAddress", new WholeNumber(1, ManyCalls), "25"),
        new("Chat:Limits:WaitingPerConnection", new WholeNumber(1, ManyCalls), "2"),
        .. Rate("Connections", "1200", "1000"),
        .. Rate("Hellos", "600", "500"),
        .. Rate("Starts", "120", "200"),
        .. Rate("Messages", "120", "60"),
        .. Rate("SignIns", "30", "100"),
        .. Rate("Links", "20", "60"),
        .. Rate("Pictures", "30", "60"),
        .. Rate("Uploads", "1200", "1000"),
        .. Rate("Faq", "600", "400"),
    ];

    private static IEnumerable<Setting> Rate(string limit, string perMinute, string burst) =>
    [
        new($"Chat:Limits:{limit}:PerMinute", new Number(0.01, ManyCalls), perMinute),
        new($"Chat:Limits:{limit}:Burst", new WholeNumber(1, ManyCalls), burst),
    ];
}
