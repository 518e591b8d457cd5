using System.Globalization;
using OrleansChat.Backups;
using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary><c>backup --to FILE [--keep N]</c>: copies the database while the servers run.</summary>
internal static class BackupCommand
{
    private const double Megabyte = 1_000_000;

    public static async Task Run(IReadOnlyList<string> args)
    {
        var arguments = CommandArguments.Read(args, "--to", "--keep");
        var settings = arguments.Settings();
        var storage = ChatStorageOptions.From(settings);
        var backup = new Backup(storage, Request(arguments), TimeProvider.System);
        var done = await backup.Run(CancellationToken.None);

        var older = done.Deleted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Older copies deleted: {done.Deleted}.");
        await System.Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up to {done.File}: {done.Bytes / Megabyte:0.0} MB, schema step {done.SchemaStep}, read back and found good.{older}"));
        await System.Console.Out.WriteLineAsync(Keys(settings, storage));
        if (done.Newer is { } newer)
            await System.Console.Error.WriteLineAsync(
                $"The name of {newer} says a later time than now: set the clock right, "
                + "and rename or delete copies from the future, which --keep leaves alone.");
    }

    private static BackupRequest Request(CommandArguments arguments)
    {
        if (arguments["to"] is not { Length: > 0 } to)
            throw new CommandRefusedException("Say where to: --to /var/backups/orleans-chat/chat.db, and --keep 7 to keep the last seven.");
        if (arguments["keep"] is not { } text)
            return new(Path.GetFullPath(to), null);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep > 0
            ? new(Path.GetFullPath(to), keep)
            : throw new CommandRefusedException($"--keep is '{text}'; it must be a number from 1.");
    }

    /// <summary>What opens the keys is never in a backup: whoever has both can sign in as anybody.</summary>
    private static string Keys(IConfiguration settings, ChatStorageOptions storage) =>
        settings["Chat:Keys:Certificate"] is { Length: > 0 } certificate ? NotInIt(certificate)
        : storage.Provider is DatabaseProvider.Sqlite ? NotInIt(Path.Combine(storage.DataDirectory, "chat.keys.pfx"))
        : "Its keys are in clear, as no certificate is set (Chat:Keys:Certificate): whoever reads it can sign in as anybody.";

    private static string NotInIt(string certificate) =>
        $"Not in it: {certificate}, which opens the keys in it. Keep a copy of that file in another place.";
}
