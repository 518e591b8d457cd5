using OrleansChat.Browsers.Hosting;

namespace OrleansChat.Browsers;

/// <summary>The main job in one process with SQLite.</summary>
public sealed class EmbeddedMainJobTests(EmbeddedSite site) : MainJobTests(site), IClassFixture<EmbeddedSite>;
