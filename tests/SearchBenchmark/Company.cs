using OrleansChat.Agents;
using OrleansChat.Channels;

namespace OrleansChat.SearchBenchmark;

/// <summary>Who has the chats: channels of very different size, and agents.</summary>
internal sealed class Company
{
    private const int ChannelCount = 20;
    private const int AgentCount = 200;

    private static readonly string[] First =
        ["Kari", "Ola", "Emma", "Jakob", "Nora", "Bjørn", "Ståle", "Ingrid", "Sofie", "Lukas", "Anne", "Per"];

    public Company(int seed)
    {
        var random = new Random(seed);
        Channels = [.. Enumerable.Range(0, ChannelCount).Select(_ => new ChannelId(Key(random)))];
        Agents = [.. Enumerable.Range(0, AgentCount)
            .Select(at => new AgentRef(new AgentId(Key(random)), $"{First[at % First.Length]} {at}"))];
    }

    public IReadOnlyList<ChannelId> Channels { get; }

    public IReadOnlyList<AgentRef> Agents { get; }

    /// <summary>The smallest has about one chat in two hundred.</summary>
    public ChannelId SmallChannel => Channels[^1];

    public ChannelId ChannelOf(Random random)
    {
        var share = random.NextDouble();
        return Channels[(int)(share * share * share * ChannelCount)];
    }

    public AgentRef AgentOf(Random random) => Agents[random.Next(AgentCount)];

    public static string NameOf(Random random, Vocabulary words) =>
        $"{First[random.Next(First.Length)]} {Capital(words.Of(random.Next(2_000, 60_000)))}";

    public static Guid Key(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
