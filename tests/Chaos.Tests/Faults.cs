using System.Diagnostics;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Chaos;

/// <summary>What happens to a cluster under traffic. Each answers when the fault itself is over; the traffic goes on.</summary>
internal static class Faults
{
    public static Func<Traffic, Task> Kill(params IReadOnlyList<ServerProcess> processes) =>
        _ => Task.WhenAll(processes.Select(process => process.Kill()));

    public static Func<Traffic, Task> Stop(ServerProcess process) =>
        async _ => Assert.Equal(0, await process.Terminate());

    public static Func<Traffic, Task> Restart(PostgreSqlServer database, PostgreSqlStop how) => _ => database.Restart(how);

    /// <summary>One process after the other, each started again when the main job goes on: no activation lives long.</summary>
    public static Func<Traffic, Task> KillInTurn(IReadOnlyList<ServerProcess> processes, Func<Task> repair) => async traffic =>
    {
        foreach (var process in processes)
        {
            await process.Kill();
            await traffic.EachIsAnsweredAgain();
            await repair();
        }
    };

    /// <summary>
    /// The database hangs, people go on writing, and a silo dies before it goes on: whatever that silo acknowledged
    /// meanwhile, without a commit, is lost.
    /// </summary>
    public static Func<Traffic, Task> KillWhileHanging(PostgreSqlServer database, ServerProcess silo) => async traffic =>
    {
        using var hanging = await database.Hang();
        var from = Stopwatch.GetTimestamp();
        await traffic.HalfHaveWritten();
        await silo.Kill();
        traffic.NothingWasDurable(from, until: Stopwatch.GetTimestamp());
    };

    /// <summary>
    /// A silo hangs until the others have taken over its work, and then
    /// goes on where it was: it must find itself fenced, and end.
    /// </summary>
    public static Func<Traffic, Task> Freeze(ServerProcess silo) => async traffic =>
    {
        silo.Hang();
        await traffic.EachIsAnsweredAgain();
        silo.Wake();
        await silo.Ended();
    };
}
