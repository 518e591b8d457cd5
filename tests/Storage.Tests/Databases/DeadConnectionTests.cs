using System.Net.Sockets;
using Npgsql;

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
    public async Task BrokenConnection_TellsSo_SlowQueryDoesNot()
    {
        await using var database = new PostgreSqlDatabase("Host=nowhere");

        Assert.True(database.AreConnectionsDead(new NpgsqlException("broken", new IOException())));
        Assert.True(database.AreConnectionsDead(new NpgsqlException("refused", new SocketException())));
        Assert.False(database.AreConnectionsDead(new NpgsqlException("slow", new TimeoutException())));
    }
}
