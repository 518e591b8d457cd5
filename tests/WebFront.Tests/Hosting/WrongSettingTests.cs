using Microsoft.Extensions.Logging;
using OrleansChat.Settings;
using OrleansChat.Storage;

namespace OrleansChat.Hosting;

/// <summary>A wrong value of any setting ends the start, and says what is allowed.</summary>
public class WrongSettingTests
{
    private const string SecretValue = "known to nobody\nelse";

    /// <summary>A value that nobody means, for every kind, and those that were taken once.</summary>
    public static TheoryData<string, string> Wrong
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var setting in SettingsCatalog.All)
            {
                foreach (var value in WrongValues(setting.Kind))
                    data.Add(setting.Example, value);
            }

            return data;
        }
    }

    [Fact]
    public void Wrong_CoversTheCatalog() => Assert.Equal(
        SettingsCatalog.All.Select(static setting => setting.Example).Order(StringComparer.Ordinal),
        Wrong.Select(static row => (string)row[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Front_WithAWrongValue_IsRefusedInOneSentence(string name, string value)
    {
        var builder = ChatFront.CreateBuilder([$"--{name}={value}"]);
        builder.Logging.ClearProviders();

        var refused = Assert.Throws<StartRefusedException>(builder.AddChatFront);

        var kind = SettingsCatalog.All.Single(setting => setting.Example == name).Kind;
        Assert.StartsWith($"{name} ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"it must be {kind.Allowed}.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(
            !kind.IsSecret && !value.Any(char.IsControl) && value.Length < 100,
            refused.Message.Contains($"'{value}'", StringComparison.Ordinal));
        Assert.DoesNotContain(SecretValue, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("Chat:Keys:PrivateKey=/etc/key.pem", "Chat:Keys:PrivateKey is set and Chat:Keys:Certificate is not")]
    [InlineData("Chat:Keys:Password=secret", "Chat:Keys:Password is set and Chat:Keys:Certificate is not")]
    [InlineData("Chat:Keys:Former:0:PrivateKey=/etc/key.pem",
        "Chat:Keys:Former:0:PrivateKey is set and Chat:Keys:Former:0:Certificate is not")]
    [InlineData("Chat:OpenIdConnect:ClientSecret=secret", "Chat:OpenIdConnect:ClientSecret is set and Chat:OpenIdConnect:Authority is not")]
    [InlineData("Chat:OpenIdConnect:Authority=http://example.com",
        "Chat:OpenIdConnect:Authority is 'http://example.com' and Chat:OpenIdConnect:RequireHttps is true")]
    [InlineData("Chat:Database:ConnectionString=Host=db", "Chat:Database:ConnectionString is set and Chat:Database:Provider is Sqlite")]
    public void Front_WithSettingsThatContradict_IsRefused(string setting, string sentence)
    {
        var builder = ChatFront.CreateBuilder([$"--{setting}"]);
        builder.Logging.ClearProviders();

        var refused = Assert.Throws<StartRefusedException>(builder.AddChatFront);

        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message.Split(' '));
    }

    private static string[] WrongValues(SettingKind kind) => kind switch
    {
        OneOf => ["banana", "", "1"],
        Switch => ["yes", "1", ""],
        WholeNumber whole => ["banana", "", "-1", $"{(long)whole.Most + 1}", "1.5", "99999999999999"],
        Number => ["banana", "", "-1", "0", "NaN", "1,5"],
        // Read by .NET as sixty days, and as twenty-four.
        Duration => ["banana", "", "-00:00:01", "60", "24:00:00", "1m"],
        Address { OrAny: false } => ["localhost", "", "0.0.0.0", "10.0.0.256"],
        Address => ["localhost", "", "10.0.0.256"],
        Network => ["10.0.0.5", "", "10.0.0.0/33"],
        ServerAddress => ["localhost", "127.0.0.1:", "127.0.0.1:port", "clamd.sock"],
        WebAddress => ["example.com", "ftp://example.com", "/sign-in"],
        Text { Least: 0 } text => ["two\nlines", new('x', text.Most + 1)],
        Text text => ["", " ", "two\nlines", new('x', text.Most + 1)],
        Word word => ["", "two words", new('x', word.Most + 1)],
        FilePath => ["two\nlines", new('x', 5_000)],
        Secret => [SecretValue],
        _ => throw new InvalidOperationException($"Say what is wrong for {kind}."),
    };
}
