using System.Globalization;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Chaos;

/// <summary>A table of the rounds of a long run, written after each, so that a run that fails leaves one too.</summary>
internal sealed class ChaosReport
{
    private readonly string file = Path.Combine(Programs.Artifacts("chaos"), "report.md");

    public ChaosReport(int seed) => File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
        # Chaos run of {DateTimeOffset.UtcNow:u}, seed {seed}

        | fault | result | chats | acknowledged | refused | reconnects | resends | answered again after |
        |---|---|---|---|---|---|---|---|

        """));

    public async Task Record(string fault, Func<Task<ChaosRound>> run)
    {
        try
        {
            var round = await run();
            Write($"| {fault} | held | {round.Chats} | {round.Acknowledged} | {round.Refused} | {round.Reconnects} | {round.Resends} | {round.AnsweredAgain.TotalSeconds:0.0} s |");
        }
        catch (Exception error)
        {
            Write($"| {fault} | **failed** | | | | | | |\n\n```\n{error.Message}\n```");
            throw;
        }
    }

    private void Write(FormattableString line) => File.AppendAllText(file, line.ToString(CultureInfo.InvariantCulture) + "\n");
}
