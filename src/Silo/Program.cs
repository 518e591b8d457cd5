using OrleansChat.Files;
using OrleansChat.Settings;
using OrleansChat.Silo;
using OrleansChat.Storage;
using OrleansChat.Telemetry;

if (ProductVersion.IsPrinted(args))
    return 0;
OwnerOnly.ByDefault();
return await StartRefusal.Report(() =>
{
    // The settings beside the program hold wherever it is started from.
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Services.AddCheckedSettings(builder.Configuration);
    builder.AddChatTelemetry("orleans-chat-silo");
    builder.AddHealthEndpoint(() => builder.AddChatSilo(embedded: false));

    var app = builder.Build();
    app.LogVersion();
    app.MapHealthEndpoint();
    return app;
});
