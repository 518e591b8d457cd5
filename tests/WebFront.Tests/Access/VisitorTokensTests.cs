using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

public class VisitorTokensTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly VisitorTokens _tokens;
    private readonly SessionId _session = new(Guid.NewGuid());
    private readonly ChannelId _channel = new(Guid.NewGuid());

    public VisitorTokensTests() => _tokens = new(new EphemeralDataProtectionProvider(), _time);

    [Fact]
    public void Token_Read_SaysWhatItWasIssuedFor()
    {
        Assert.True(VisitorKeys.TryIdentify(VisitorClient.NewKey(), out var visitor));
        var ticket = _tokens.Read(_tokens.Issue(_session, _channel, visitor))!;
        Assert.Equal((_session, _channel, visitor), (ticket.Session, ticket.Channel, ticket.Visitor));
    }

    [Fact]
    public void Token_AfterItsLife_IsRefused()
    {
        var token = _tokens.Issue(_session, _channel, new("v"));
        _time.Advance(VisitorTokens.Life / 2);
        Assert.True(_tokens.IsHalfSpent(_tokens.Read(token)!));
        _time.Advance(VisitorTokens.Life / 2);
        Assert.Null(_tokens.Read(token));
    }

    [Fact]
    public void Token_Changed_IsRefused()
    {
        var token = _tokens.Issue(_session, _channel, new("v"));
        for (var at = 0; at < token.Length; at += 7)
            Assert.Null(_tokens.Read(token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void VisitorKey_NotOf32Bytes_IdentifiesNobody(string? key) => Assert.False(VisitorKeys.TryIdentify(key, out _));
}
