using OrleansChat.Testing;

namespace OrleansChat.Operations.Telemetry;

/// <summary>What programs send to a collector.</summary>
[Collection(ObservedClusterCollection.Name)]
public sealed class TracingTests(ObservedCluster observed)
{
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
}
