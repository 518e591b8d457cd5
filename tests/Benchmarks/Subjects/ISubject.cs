using OrleansChat.Benchmarks.Load;

namespace OrleansChat.Benchmarks.Subjects;

/// <summary>A system under test: starts its own processes, and opens connections the way its own clients do.</summary>
public interface ISubject : IAsyncDisposable
{
    /// <summary>Completes when all is ready for connections. Called once, first.</summary>
    Task Start(CancellationToken cancel);

    /// <summary>The processes whose CPU and memory count, PostgreSQL apart.</summary>
    IReadOnlyList<ServerProcess> Servers { get; }

    /// <summary>Process id of PostgreSQL; null where there is none.</summary>
    int? DatabaseProcess { get; }

    /// <summary>Seconds from the start of the servers (PostgreSQL apart) until they were ready.</summary>
    double StartSeconds { get; }

    /// <summary>Calls that a server asked to be made again later, so far.</summary>
    long Repeated => 0;

    /// <summary>Makes ready for this many agents, before anything is measured; agent connections come after it.</summary>
    Task PrepareAgents(int count, CancellationToken cancel);

    Task<IAgentSide> ConnectAgent(CancellationToken cancel);

    /// <param name="agent">With whom the visitor will talk.</param>
    Task<IVisitorSide> ConnectVisitor(IAgentSide agent, CancellationToken cancel);
}
