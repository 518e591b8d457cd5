using System.Globalization;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Chaos;

/// <summary>A table of the rounds of a long run, written after each, so that a run that fails leaves one too.</summary>
internal sealed class ChaosReport
{
    private readonly List<string> details = [];
    private readonly string file = Path.Combine(Programs.Artifacts("chaos"), "report.md");

    public ChaosReport(int seed, string cluster) => File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
        # Chaos run of {DateTimeOffset.UtcNow:u}, seed {seed}, {cluster}

        | fault | result | chats | acknowledged | refused | reconnects | failed calls | longest wait | all acknowledged again | all answered again | vanished agent shown for |
        |---|---|---|---|---|---|---|---|---|---|---|

        """));

    public async Task Record(string fault, Func<Task<ChaosRound>> run)
    {
        try
        {
            var round = await run();
            details.Add($"- {fault}: {round.Mishaps}");
            Write(string.Create(
                CultureInfo.InvariantCulture,
                $"| {fault} | held | {round.Chats} | {round.Acknowledged} | {round.Refused} | {round.Reconnects} | "
                + $"{round.FailedCalls} | {round.Cost.LongestWait.TotalSeconds:0.0} s | "
                + $"{round.Cost.AcknowledgedAgain.TotalSeconds:0.0} s | {round.AnsweredAgain.TotalSeconds:0.0} s | "
                + $"{round.Presence.LastedFor.TotalSeconds:0.0} s |"));
        }
        catch (Exception error)
        {
            Write($"| {fault} | **failed** | | | | | | | | | |\n\n```\n{error.Message}\n```");
            throw;
        }
    }

    /// <summary>What clients were told, round by round.</summary>
    public void Close() => Write($"\n{string.Join('\n', details)}");

    private void Write(string line) => File.AppendAllText(file, line + "\n");
}
