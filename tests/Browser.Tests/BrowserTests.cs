using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;

namespace OrleansChat.Browsers;

/// <summary>Tests of a class share a site, one after another; each leaves with the pages that it opened.</summary>
public abstract class BrowserTests : IAsyncLifetime
{
    /// <summary>Of everybody who joins in a test.</summary>
    private protected const string Password = "four words in a row";

    private protected abstract ChatSite Shared { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Shared.ClosePages();

    /// <summary>A browser in which the first administrator is signed in.</summary>
    private protected async Task<PersonPage> Admin()
    {
        var admin = await Person();
        await admin.SignIn(ChatSite.AgentEmail, ChatSite.Password);
        await admin.IsIn();
        return admin;
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    private protected async Task<PersonPage> Person() =>
        new(await Shared.NewPage(new() { ViewportSize = new() { Width = 1440, Height = 1000 } }), Shared.Named);
}
