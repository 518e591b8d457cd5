using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansChat.Storage;

namespace OrleansChat.Hosting;

/// <summary>One process to a data directory: in two, each chat would live twice.</summary>
public class DataDirectoryLockTests
{
    [Fact]
    public async Task SecondProcess_OnTheSameData_EndsWithAMessage()
    {
        var front = new FrontHost();
        await front.InitializeAsync();
        try
        {
            var data = front.Services.GetRequiredService<ChatStorageOptions>().DataDirectory;
            var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Start(data));
            Assert.Contains(data, refused.Message, StringComparison.Ordinal);
            Assert.Contains("used by another process", refused.Message, StringComparison.Ordinal);

            await using var visitor = await front.Visitor();
            Assert.Null((await visitor.Hello()).Refused);
            await front.Stop();
            await front.Start();
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    private static async Task Start(string data)
    {
        var builder = ChatFront.CreateBuilder(["--urls", "http://127.0.0.1:0", $"--Chat:Data={data}"]);
        builder.Logging.ClearProviders();
        builder.AddChatFront();
        await using var app = builder.Build();
        await app.StartAsync();
    }
}
