using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>Asks another .NET process for a full, blocking collection, so that its memory shows what it holds.</summary>
internal static class HeapCollection
{
    /// <summary>GCKeyword: collections are reported; GCHeapCollectKeyword: enabling it collects.</summary>
    private const long Keywords = 0x1 | 0x800000;

    /// <returns>Bytes of live objects after the collection; null when the process did not tell.</returns>
    public static async Task<long?> Run(int processId, CancellationToken cancel)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, Keywords);
        var client = new DiagnosticsClient(processId);
        using var session = await client.StartEventPipeSessionAsync(provider, requestRundown: false, token: cancel);
        var reading = Task.Run(() => LiveBytes(session.EventStream), cancel);
        await session.StopAsync(cancel);
        return await reading;
    }

    private static long? LiveBytes(Stream events)
    {
        long? live = null;
        using var source = new EventPipeEventSource(events);
        source.Clr.GCHeapStats += heap => live = heap.TotalHeapSize;
        source.Process();
        return live;
    }
}
