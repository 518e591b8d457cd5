using System.Net.Sockets;
using Npgsql;
using OrleansChat.Testing;

namespace OrleansChat.Databases;

/// <summary>The pool is given up where the server has gone, not where one query failed.</summary>
public sealed class DeadConnectionTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CrashShutdown, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.ConnectionFailure, true)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, false)]
    [InlineData(PostgresErrorCodes.SerializationFailure, false)]
    [InlineData(PostgresErrorCodes.TooManyConnections, false)]
    [InlineData(PostgresErrorCodes.LockNotAvailable, false)]
    public async Task WhatTheServerSaid_TellsWhetherTheOthersAreDead(string state, bool dead)
    {
        await using var database = new PostgreSqlDatabase("Host=nowhere");

        Assert.Equal(dead, database.AreConnectionsDead(new PostgresException("said", "ERROR", "ERROR", state)));
    }

    [Fact]
    public async Task SeveralHosts_AllDead_AreAwayAndWorthASecondTry()
    {
        await using var database = new PostgreSqlDatabase(TwoDeadHosts());

        // The second time the driver remembers that both are dead, and asks neither.
        foreach (var said in (string[])["Unable to connect to a suitable host", "No suitable host was found"])
        {
            var fault = await Assert.ThrowsAsync<NpgsqlException>(async () => await database.Open(CancellationToken.None));
            Assert.StartsWith(said, fault.Message, StringComparison.Ordinal);
            Assert.Equal(DatabaseFaultKind.Away, DatabaseFault.Of(fault));
            Assert.True(database.IsTransient(fault));
            Assert.True(database.AreConnectionsDead(fault));
        }

        database.ForgetConnections();
        var asked = await Assert.ThrowsAsync<NpgsqlException>(async () => await database.Open(CancellationToken.None));
        Assert.IsType<AggregateException>(asked.InnerException);
    }

    /// <summary>Nobody listens there.</summary>
    internal static string TwoDeadHosts() =>
        $"Host=127.0.0.1:{FreePort.Next()},127.0.0.1:{FreePort.Next()};Username=chat;Password=a secret";

    [Fact]
    public async Task BrokenConnection_TellsSo_SlowQueryDoesNot()
    {
        await using var database = new PostgreSqlDatabase("Host=nowhere");

        Assert.True(database.AreConnectionsDead(new NpgsqlException("broken", new IOException())));
        Assert.True(database.AreConnectionsDead(new NpgsqlException("refused", new SocketException())));
        Assert.False(database.AreConnectionsDead(new NpgsqlException("slow", new TimeoutException())));
    }
}
