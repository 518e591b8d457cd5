namespace OrleansChat.Chaos.Clients;

/// <summary>Addresses of the web fronts, as a load balancer would know them: some may be dead just now.</summary>
internal sealed class Fronts(IReadOnlyList<Uri> all)
{
    public IReadOnlyList<Uri> All => all;

    public Uri Any() => all[Random.Shared.Next(all.Count)];

    /// <summary>What went wrong for the clients since the last round.</summary>
    public Mishaps Mishaps { get; } = new();
}
