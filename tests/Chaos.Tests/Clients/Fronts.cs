using System.Collections.Concurrent;

namespace OrleansChat.Chaos.Clients;

/// <summary>Addresses of the web fronts, as a load balancer would know them: some may be dead just now.</summary>
internal sealed class Fronts(IReadOnlyList<Uri> all)
{
    private readonly ConcurrentDictionary<string, int> losses = new();

    public IReadOnlyList<Uri> All => all;

    public Uri Any() => all[Random.Shared.Next(all.Count)];

    /// <summary>How often connections failed since the last question, by what was said: for the report.</summary>
    public IReadOnlyList<string> TakeLosses()
    {
        string[] said = [.. losses.OrderByDescending(loss => loss.Value).Select(loss => $"{loss.Value} × {loss.Key}")];
        losses.Clear();
        return said;
    }

    public void Note(Exception error) => losses.AddOrUpdate($"{error.GetType().Name}: {error.Message}", 1, (_, count) => count + 1);
}
