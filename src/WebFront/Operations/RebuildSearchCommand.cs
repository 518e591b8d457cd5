using System.Globalization;
using OrleansChat.Search;
using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary><c>rebuild-search</c>: writes the index of the search anew, while the servers run and people search.</summary>
internal static class RebuildSearchCommand
{
    private const int ToldEach = 10_000;

    public static async Task Run(IReadOnlyList<string> args)
    {
        var settings = CommandArguments.Read(args).Settings();
        var services = new ServiceCollection();
        services.AddChatStorage(settings);
        await using var provider = services.BuildServiceProvider();
        await DatabaseUpgrade.Run(provider, CancellationToken.None);
        var all = await provider.GetRequiredService<ISearchRebuild>().Run(Tell, CancellationToken.None);
        await System.Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"The search has all {all:N0} chats, as they are now."));
    }

    private static void Tell(long done)
    {
        if (done % ToldEach == 0)
            System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} chats"));
    }
}
