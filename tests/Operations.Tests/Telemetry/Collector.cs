using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>Takes what programs send by OTLP over HTTP, and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Kind, byte[] Body)> _received = new();

    private Collector(WebApplication server, Uri address) => (_server, Address) = (server, address);

    public Uri Address { get; }

    public static async Task<Collector> Start()
    {
        var address = Loopback.Address(FreePort.Next());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.ToString());
        var collector = new Collector(builder.Build(), address);
        collector._server.MapPost("/v1/{kind}", collector.Take);
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>All spans so far: ExportTraceServiceRequest.resource_spans.scope_spans.spans, with the process that made each.</summary>
    public IReadOnlyList<Span> Spans() =>
    [
        .. from request in Of("traces")
           from resource in new ProtobufMessage(request).Messages(1)
           let process = Service(resource)
           from scope in resource.Messages(2)
           from span in scope.Messages(2)
           select new Span(
               process, span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), [.. span.Messages(13).Select(link => link.Hex(1))]),
    ];

    /// <summary>Whether anything of a kind (<c>traces</c>, <c>metrics</c>, <c>logs</c>) has this text in it.</summary>
    public bool Has(string kind, string text)
    {
        var searched = Encoding.UTF8.GetBytes(text);
        return Of(kind).Any(body => body.AsSpan().IndexOf(searched) >= 0);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IEnumerable<byte[]> Of(string kind) => _received.Where(request => request.Kind == kind).Select(request => request.Body);

    /// <summary>The attribute service.name of resource_spans.resource.</summary>
    private static string Service(ProtobufMessage resourceSpans) => resourceSpans.Messages(1).SelectMany(resource => resource.Messages(1))
        .Where(attribute => attribute.Text(1) == "service.name").Select(attribute => attribute.Messages(2).First().Text(1)).First();

    private async Task<IResult> Take(string kind, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _received.Enqueue((kind, body.ToArray()));
        return TypedResults.Bytes([], "application/x-protobuf");
    }
}

/// <summary>A step of a trace; ids in hexadecimal.</summary>
/// <param name="Process">The service's name.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Trace">The trace that it belongs to.</param>
/// <param name="Id">Its own.</param>
/// <param name="Parent">Of the step that caused it; empty: it is the first.</param>
/// <param name="Links">Other traces that it served.</param>
internal sealed record Span(string Process, string Name, string Trace, string Id, string Parent, IReadOnlyList<string> Links);
