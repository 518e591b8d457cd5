using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Files;
using OrleansChat.Hosting;
using OrleansChat.Storage;
using OrleansChat.Testing.Certificates;

namespace OrleansChat.Keys;

/// <summary>The keys of cookies, visitor tokens and stored secrets, as they lie in the database.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private FrontHost _front = null!;
    private string _data = "";

    private string SelfMade => Path.Combine(_data, "chat.keys.pfx");

    public async Task InitializeAsync()
    {
        _front = new FrontHost();
        await _front.InitializeAsync();
        _data = _front.Services.GetRequiredService<ChatStorageOptions>().DataDirectory;
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task Keys_OfANewInstallation_AreEncryptedByAFileOfItsOwn()
    {
        Assert.All(await Rows(), AssertEncrypted);
        Assert.True(File.Exists(SelfMade));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(OwnerOnly.FileMode, File.GetUnixFileMode(SelfMade));
    }

    [Fact]
    public async Task Keys_StoredInClearBefore_StillOpenAndAreEncryptedWithoutTrace()
    {
        await _front.Stop();
        var (secret, clear) = await MakeClearKey();
        File.Delete(SelfMade);

        await _front.Start();

        Assert.Equal("stored before", Protector(_front.Services).Unprotect(secret));
        Assert.All(await Rows(), AssertEncrypted);
        await _front.Stop();
        Assert.All(
            Directory.GetFiles(_data, "chat.db*"), file => Assert.DoesNotContain(clear, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithoutTheCertificate_IsRefusedInOneSentenceAndChangesNothing()
    {
        await _front.Stop();
        var kept = await File.ReadAllBytesAsync(SelfMade);
        File.Delete(SelfMade);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _front.Start());
        await _front.Stop();

        Assert.Contains($"put {SelfMade} back", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(SelfMade));
        await File.WriteAllBytesAsync(SelfMade, kept);
        await _front.Start();
        Assert.True(await IsSignedIn());
    }

    [Fact]
    public async Task Certificate_ThatIsReplaced_StaysGoodAsAFormerOne()
    {
        var (first, key) = _authority.IssuePem("first");
        string[] old = [$"--Chat:Keys:Certificate={first}", $"--Chat:Keys:PrivateKey={key}"];
        string[] replaced = [$"--Chat:Keys:Certificate={_authority.IssuePfx("second", "a password")}", "--Chat:Keys:Password=a password"];
        await Restart(old);
        Assert.True(await IsSignedIn());
        var secret = await MakeKey();

        await _front.Stop();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _front.Start(replaced));
        Assert.Contains("Chat:Keys:Former", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a password", refused.Message, StringComparison.Ordinal);

        await Restart([.. replaced, $"--Chat:Keys:Former:0:Certificate={first}", $"--Chat:Keys:Former:0:PrivateKey={key}"]);
        Assert.Equal("stored before", Protector(_front.Services).Unprotect(secret));
        Assert.True(await IsSignedIn());
    }

    [Fact]
    public async Task Certificate_ThatIsNotThere_IsNamedInOneSentence()
    {
        await _front.Stop();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _front.Start("--Chat:Keys:Certificate=/nowhere/keys.pfx"));

        Assert.StartsWith("Chat:Keys:Certificate names /nowhere/keys.pfx, which cannot be read", refused.Message, StringComparison.Ordinal);
    }

    private static IDataProtector Protector(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static void AssertEncrypted(string xml)
    {
        Assert.Contains("encryptedSecret", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("requiresEncryption", xml, StringComparison.Ordinal);
    }

    private async Task Restart(string[] settings)
    {
        await _front.Stop();
        await _front.Start(settings);
    }

    private async Task<bool> IsSignedIn() => (await _front.Get("api/account", _front.Administrator)).IsSuccessStatusCode;

    /// <summary>A new key of the running front. Answers a text that it protects.</summary>
    private async Task<string> MakeKey()
    {
        var keys = _front.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.KeyManagement.IKeyManager>();
        keys.CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        Assert.Equal(2, (await Rows()).Count);
        return Protector(_front.Services).Protect("stored before");
    }

    /// <summary>What a version without encryption left: one key in clear. Answers a text that it protects, and the key.</summary>
    private async Task<(string Secret, string Clear)> MakeClearKey()
    {
        await using (var database = Database())
            await database.DataProtectionKeys.ExecuteDeleteAsync();
        var services = new ServiceCollection().AddLogging().AddDbContext<ChatDbContext>(options => options.UseSqlite(ConnectionString));
        services.AddDataProtection().SetApplicationName("orleans-chat").PersistKeysToDbContext<ChatDbContext>();
        await using var before = services.BuildServiceProvider();
        var secret = Protector(before).Protect("stored before");
        var xml = Assert.Single(await Rows());
        return (secret, xml.Split("<value>")[1].Split("</value>")[0]);
    }

    private string ConnectionString => $"Data Source={Path.Combine(_data, "chat.db")};Pooling=false";

    private ChatDbContext Database() => new(new DbContextOptionsBuilder<ChatDbContext>().UseSqlite(ConnectionString).Options);

    private async Task<List<string>> Rows()
    {
        await using var database = Database();
        return [.. (await database.DataProtectionKeys.ToListAsync()).Select(row => row.Xml!)];
    }
}
