using System.Runtime.Versioning;
using OrleansChat.Operations.Installations;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Operations.Search;

/// <summary>The index of the search is made anew while the servers run.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RebuildSearchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-search-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task RebuildSearch_WhileTheServerRuns_SaysHowManyChatsThereAre()
    {
        await using var server = await Installation.OneMachine(Path.Combine(_folder.FullName, "data")).Start();
        var run = await server.Run("rebuild-search");
        Assert.Equal((0, "The search has all 0 chats, as they are now."), (run.Code, run.Output.Trim()));
        Assert.Equal(1, (await server.Run("rebuild-search", "--now")).Code);
    }

    [Fact]
    public async Task RebuildSearch_OfACluster_SaysHowManyChatsThereAre()
    {
        var database = await PostgreSqlServer.Shared();
        await using var server = await Installation.Member(await database.CreateDatabase()).Start();
        var run = await server.Run("rebuild-search");
        Assert.Equal((0, "The search has all 0 chats, as they are now."), (run.Code, run.Output.Trim()));
    }
}
