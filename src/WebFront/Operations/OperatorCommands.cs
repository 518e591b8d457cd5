using OrleansChat.Backups;
using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary>What the program does besides serving: <c>OrleansChat.WebFront backup …</c>.</summary>
internal static class OperatorCommands
{
    private const int Refused = 1;

    private static readonly Dictionary<string, Func<IReadOnlyList<string>, Task>> Known = new()
    {
        ["backup"] = BackupCommand.Run,
        ["after-restore"] = AfterRestoreCommand.Run,
        ["rebuild-search"] = RebuildSearchCommand.Run,
    };

    public static bool IsCommand(string[] args) => args.Length > 0 && Known.ContainsKey(args[0]);

    /// <summary>Answers the exit code: 0, or 1 after one sentence.</summary>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await Known[args[0]](args[1..]);
            return 0;
        }
        catch (Exception refused) when (refused is CommandRefusedException or BackupRefusedException or StartRefusedException)
        {
            await System.Console.Error.WriteLineAsync($"Orleans.Chat {args[0]}: {refused.Message}");
            return Refused;
        }
    }
}
