using OrleansChat.Browsers.Hosting;

namespace OrleansChat.Browsers;

/// <summary>Tests of a class share a site, one after another; each leaves with the pages that it opened.</summary>
public abstract class BrowserTests : IAsyncLifetime
{
    private protected abstract ChatSite Shared { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Shared.ClosePages();
}
