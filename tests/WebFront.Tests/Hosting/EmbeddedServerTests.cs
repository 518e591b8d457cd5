using System.Runtime.Versioning;
using OrleansChat.Clients;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Hosting;

/// <summary>The program as ./run starts it, seen from outside: nothing but its web site can be reached.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedServerTests : IAsyncLifetime
{
    private EmbeddedServer _server = null!;

    public async Task InitializeAsync() => _server = await EmbeddedServer.Start(Programs.LogFolder("embedded"));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task EmbeddedProcess_WhileChatsGoOn_ListensOnItsWebPortOnly()
    {
        await ServerChat.Run(_server.Process);

        Assert.Equal([_server.Process.Address.Port], ListeningPorts.Of(_server.Process.Id));
    }

    [Fact]
    public async Task TwoEmbeddedProcesses_OnOneMachine_DoNotSeeEachOther()
    {
        await using var other = await EmbeddedServer.Start(Programs.LogFolder("embedded"));
        var key = await ServerChat.Run(_server.Process);
        await ServerChat.Run(other.Process);

        await using var stranger = await VisitorClient.Open(other.Process.Address, FrontHost.DemoChannel, key);
        Assert.Null((await stranger.Hello()).Refused);
        var started = await stranger.Start("Do you know me?");
        Assert.Equal(["Do you know me?"], started.Ok!.Log.Events.Select(view => view.Text).OfType<string>());
    }

    [Fact]
    public async Task DataFolder_WhateverTheMask_IsClosedToOthers()
    {
        await ServerChat.Run(_server.Process);

        Assert.Contains(Path.Combine(_server.Data, "chat.db-wal"), Directory.GetFiles(_server.Data));
        Assert.Empty(OpenPaths());
    }

    [Fact]
    public async Task DataFolder_LeftOpenByAnEarlierVersion_IsClosedAtStart()
    {
        Assert.Equal(0, await _server.Process.Terminate());
        foreach (var path in Directory.EnumerateFiles(_server.Data).Append(_server.Data))
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | (UnixFileMode)Convert.ToInt32("055", 8));
        Assert.NotEmpty(OpenPaths());

        _server.Process.Start();
        await _server.Process.WaitUntilReady();

        Assert.Empty(OpenPaths());
    }

    /// <summary>What of the data others may read, write or enter.</summary>
    private IEnumerable<string> OpenPaths() => Directory
        .EnumerateFileSystemEntries(_server.Data, "*", SearchOption.AllDirectories)
        .Append(_server.Data)
        .Select(path => (Path: path, Mode: File.GetUnixFileMode(path)))
        .Where(entry => ((int)entry.Mode & Convert.ToInt32("077", 8)) != 0)
        .Select(entry => $"{entry.Path} {entry.Mode}");
}
