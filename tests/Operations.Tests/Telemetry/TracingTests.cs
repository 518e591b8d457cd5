using OrleansChat.Testing;

namespace OrleansChat.Operations.Telemetry;

/// <summary>
/// One message is one trace, from the browser's call to the push to other browsers, over the processes that it goes through.
/// </summary>
[Collection(ObservedClusterCollection.Name)]
public sealed class TracingTests(ObservedCluster observed)
{
    private const string Front = "orleans-chat-front";
    private const string Silo = "orleans-chat-silo";

    [Fact]
    public async Task AMessage_IsOneTrace_FromHubToCommitToPush()
    {
        Assert.Null((await ChatScene.Send(observed.Visitors[0].Connection, ObservedCluster.Secret)).Refused);

        var seen = await Eventually.Get("the trace of a message", () => Task.FromResult(Look()), seen => seen.Complete.Length > 0);
        var trace = seen.Complete;
        AssertCausedBy(trace, Single(trace, Silo, "journal append"), root: Single(trace, Front, "Send"));
        Assert.Contains(trace, span => span is { Process: Front, Name: "push" });
        Assert.DoesNotContain(trace, span => span.Id == span.Parent);
    }

    [Fact]
    public async Task NothingThatIsSent_HasTheTextOfAMessage()
    {
        await ChatScene.Send(observed.Visitors[1].Connection, ObservedCluster.Secret);
        await Eventually.Holds("metrics, traces and logs", () =>
            observed.Collector.Has("metrics", "chat.chats.waiting") && observed.Collector.Has("traces", "journal commit")
            && observed.Collector.Has("logs", "starts on"));
        Assert.All(new[] { "metrics", "traces", "logs" }, kind => Assert.False(observed.Collector.Has(kind, ObservedCluster.Secret), kind));
        // The one-time link for the first administrator was opened over HTTP.
        var token = (await observed.Cluster.Fronts[0].SetupLink()).Segments[^1];
        Assert.All(new[] { "traces", "logs" }, kind => Assert.False(observed.Collector.Has(kind, token), kind));
    }

    [Fact]
    public async Task NothingThatIsSent_HasTheConnectionString()
    {
        await Eventually.Holds("metrics and traces of the database", () =>
            observed.Collector.Has("metrics", "db.client.operation.duration") && observed.Collector.Has("traces", "db.query.text"));
        Assert.All(new[] { "metrics", "traces", "logs" }, kind =>
            Assert.All(ObservedCluster.WordsOfConnections, part => Assert.False(observed.Collector.Has(kind, part), $"{kind}: {part}")));
    }

    private Seen Look()
    {
        var traces = observed.Collector.Spans().GroupBy(span => span.Trace).Select(trace => trace.ToArray()).ToArray();
        return new(
            traces.FirstOrDefault(IsComplete) ?? [],
            traces.Where(trace => trace.Any(span => span.Name == "journal append")).LastOrDefault() ?? []);
    }

    /// <summary>It has everything from hub to push.</summary>
    private static bool IsComplete(Span[] trace) =>
        trace.Any(span => span is { Process: Front } && span.Name.EndsWith("/Send", StringComparison.Ordinal))
        && trace.Any(span => span is { Process: Silo, Name: "journal commit" })
        && trace.Any(span => span is { Process: Silo } && span.Name.Contains("Execute", StringComparison.Ordinal))
        && trace.Any(span => span is { Process: Front, Name: "push" });

    private static Span Single(Span[] trace, string process, string name) =>
        Assert.Single(
            trace, span => span.Process == process && (span.Name == name || span.Name.EndsWith($"/{name}", StringComparison.Ordinal)));

    /// <summary>Each step's parent is in the trace too, up to the browser's call.</summary>
    private static void AssertCausedBy(Span[] trace, Span span, Span root)
    {
        for (var at = span; at.Id != root.Id;)
            at = Assert.Single(trace, parent => parent.Id == at.Parent);
    }

    /// <summary>A whole trace, and the last one that a message was stored in, to be told when there is none.</summary>
    private sealed record Seen(Span[] Complete, Span[] Last)
    {
        public override string ToString() => string.Join(", ", Last.Select(span => $"{span.Process} {span.Name}"));
    }
}
