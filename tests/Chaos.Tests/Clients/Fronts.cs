using System.Collections.Concurrent;

namespace OrleansChat.Chaos.Clients;

/// <summary>Addresses of the web fronts, as a load balancer would know them: some may be dead just now.</summary>
internal sealed class Fronts(IReadOnlyList<Uri> all)
{
    private readonly ConcurrentDictionary<string, int> losses = new();

    public IReadOnlyList<Uri> All => all;

    /// <summary>How often connections and calls failed, by what was said: for the report.</summary>
    public IReadOnlyDictionary<string, int> Losses => losses;

    public Uri Any() => all[Random.Shared.Next(all.Count)];

    public void Note(Exception error) => losses.AddOrUpdate($"{error.GetType().Name}: {error.Message}", 1, (_, count) => count + 1);
}
