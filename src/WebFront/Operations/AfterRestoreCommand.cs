using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary>
/// <c>after-restore [--mail hold|drop|send]</c>: run when an older copy of the database was put back, before the servers start. Such a copy
/// brings back what was taken away since: sign-ins, links, mails that were sent.
/// </summary>
internal static class AfterRestoreCommand
{
    public static async Task Run(IReadOnlyList<string> args)
    {
        var arguments = CommandArguments.Read(args, "--mail");
        var mail = (arguments["mail"] ?? "hold") switch
        {
            "hold" => HeldMail.Hold,
            "drop" => HeldMail.Drop,
            "send" => HeldMail.Send,
            var other => throw new CommandRefusedException($"--mail is '{other}'; it must be hold, drop or send."),
        };
        var settings = arguments.Settings();
        ExclusiveDatabaseAccess.Name(settings);
        var storage = ChatStorageOptions.From(settings);
        var services = new ServiceCollection();
        services.AddChatStorage(settings);
        services.AddScoped<RestoredAccess>();
        await using var provider = services.BuildServiceProvider();
        await using var alone = await ExclusiveDatabaseAccess.Acquire(storage);
        await DatabaseUpgrade.Run(provider, CancellationToken.None);
        await alone.KeepServersOut();

        await using var scope = provider.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<RestoredAccess>().End(mail, CancellationToken.None);
        await report.Write(System.Console.Out);
    }
}

/// <summary>What becomes of mails that wait in a restored outbox: most were sent before the restore.</summary>
internal enum HeldMail
{
    /// <summary>They count as failed; an administrator may send each again.</summary>
    Hold = 0,

    /// <summary>They are deleted.</summary>
    Drop = 1,

    /// <summary>They go out, also a second time.</summary>
    Send = 2,
}
