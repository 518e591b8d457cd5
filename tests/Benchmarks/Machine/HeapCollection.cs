using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>Asks another .NET process for a full, blocking collection, so that its memory shows what it holds.</summary>
internal static class HeapCollection
{
    /// <summary>GCHeapCollectKeyword of the runtime's provider: enabling it collects.</summary>
    private const long CollectKeyword = 0x800000;

    public static async Task Run(int processId, CancellationToken cancel)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectKeyword);
        var client = new DiagnosticsClient(processId);
        using var session = await client.StartEventPipeSessionAsync(provider, requestRundown: false, token: cancel);
        var reading = session.EventStream.CopyToAsync(Stream.Null, cancel);
        await session.StopAsync(cancel);
        await reading;
    }
}
