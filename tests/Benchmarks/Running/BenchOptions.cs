using System.Globalization;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>What to measure.</summary>
/// <param name="Quick">Seconds in place of minutes: shows that all works, its figures mean little.</param>
/// <param name="Subjects">Names of <see cref="Catalogue"/>, in the order of measuring.</param>
/// <param name="Connections">The first gets everything measured, the others the closed loop.</param>
/// <param name="ChatsPerAgent">Visitors that talk to one agent, over its one connection.</param>
/// <param name="WritePage">Whether the figures go to docs/performance.md.</param>
internal sealed record BenchOptions(
    bool Quick,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<int> Connections,
    int ChatsPerAgent,
    bool WritePage)
{
    public static string Usage { get; } = $"""
        Usage: eng/bench [--quick] [--only NAME,…] [--connections 500[,2000]] [--chats-per-agent 1] [--write]
          --quick            seconds in place of minutes; to see that it works
          --only             of: {string.Join(", ", Catalogue.Names)}
          --connections      visitors and agents together; the closed loop is repeated for each further number
          --chats-per-agent  chats that one agent holds on its connection
          --write            put the figures into docs/performance.md
        """;

    /// <exception cref="ArgumentException">With the usage, when the arguments make no sense.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions(false, Catalogue.Names, [500], 1, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--help" => throw Wrong("What to measure:"),
                "--write" => options with { WritePage = true },
                "--only" => options with { Subjects = Value(arguments, ref i).Split(',') },
                "--connections" => options with { Connections = [.. Value(arguments, ref i).Split(',').Select(Number)] },
                "--chats-per-agent" => options with { ChatsPerAgent = Number(Value(arguments, ref i)) },
                var unknown => throw Wrong($"Unknown argument '{unknown}'."),
            };
        }

        var unknownSubject = options.Subjects.Except(Catalogue.Names).FirstOrDefault();
        return unknownSubject is null ? options : throw Wrong($"Unknown name '{unknownSubject}'.");
    }

    private static string Value(IReadOnlyList<string> arguments, ref int place) =>
        ++place < arguments.Count ? arguments[place] : throw Wrong($"{arguments[^1]} needs a value.");

    private static int Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong($"'{text}' is no positive number.");

    private static ArgumentException Wrong(string why) => new($"{why}\n{Usage}");
}
