using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>What operators watch.</summary>
public sealed class JournalMetricsTests
{
    [Fact]
    public async Task Appends_AreCountedByStatusAndCommitsMeasured()
    {
        await using var database = new SqliteTestDatabase();
        await using var process = await StorageProcess.Start(database);
        var factory = process.Get<IMeterFactory>();
        var measured = new ConcurrentBag<(string Name, double Value, string? Tag)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == factory)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add((instrument.Name, value, Tag(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => measured.Add((instrument.Name, value, Tag(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Add((instrument.Name, value, Tag(tags))));
        listener.Start();
        var session = new TestSession();

        await process.Append(session.Next());
        await process.Append(session.At(1));
        listener.RecordObservableInstruments();

        Assert.Contains(("chat.journal.appends", 1, "committed"), measured);
        Assert.Contains(("chat.journal.appends", 1, "fenced"), measured);
        Assert.Contains(("chat.journal.commit.failures", 1, "Conflict"), measured);
        Assert.Contains(("chat.journal.batch.size", 1, null), measured);
        Assert.Contains(("chat.journal.queue.length", 0, null), measured);
        Assert.Single(measured, one => one.Name == "chat.journal.commit.duration" && one.Value > 0);
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length == 0 ? null : (string?)tags[0].Value;
}
