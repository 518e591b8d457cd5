using OrleansChat.Files;
using OrleansChat.Silo;
using OrleansChat.Storage;

OwnerOnly.ByDefault();
return await StartRefusal.Report(() =>
{
    // The settings beside the program hold wherever it is started from.
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddChatSilo(embedded: false);
    builder.AddHealthEndpoint();

    var app = builder.Build();
    app.MapHealthEndpoint();
    return app.RunAsync();
});
