using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>A second factor's secret whose key cannot be had: lost is told from not to be looked for now.</summary>
public class LostTokenKeyTests
{
    private static readonly NpgsqlException Away = new("refused", new SocketException(111));

    public static TheoryData<string, Exception> CouldNotLook { get; } = new()
    {
        { "the driver's word", Away },
        { "after all retries", new RetryLimitExceededException("gave up", Away) },
        { "deeper still", new InvalidOperationException("outer", new RetryLimitExceededException("gave up", Away)) },
        { "took too long", new InvalidOperationException("outer", new TimeoutException()) },
    };

    [Theory]
    [MemberData(nameof(CouldNotLook))]
    public async Task Token_KeyOutOfReach_IsAFaultAndNotANull(string how, Exception fault)
    {
        var thrown = await Assert.ThrowsAsync<CryptographicException>(() => Token(new CryptographicException(how, fault)));
        Assert.Equal(how, thrown.Message);
    }

    [Fact]
    public async Task Token_KeyLost_IsNull()
    {
        Assert.Null(await Token(new CryptographicException("not in the ring")));
        Assert.Null(await Token(new CryptographicException("broken", new InvalidOperationException("no such key"))));
    }

    private static async Task<string?> Token(CryptographicException failure)
    {
        await using var context = new ChatDbContext(new DbContextOptionsBuilder<ChatDbContext>().UseSqlite("Data Source=:memory:").Options);
        using var store = new ChatUserStore(context, new Keys(failure), new IdentityErrorDescriber());
        var user = new ChatUser { Id = Guid.NewGuid() };
        context.Add(new IdentityUserToken<Guid> { UserId = user.Id, LoginProvider = "app", Name = "secret", Value = "AAAA" });
        return await store.GetTokenAsync(user, "app", "secret", CancellationToken.None);
    }

    private sealed class Keys(Exception failure) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => plaintext;

        public byte[] Unprotect(byte[] protectedData) => throw failure;
    }
}
