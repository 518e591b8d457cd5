using OrleansChat.Files;
using OrleansChat.Hosting;
using OrleansChat.Operations;
using OrleansChat.Storage;
using OrleansChat.Telemetry;

if (ProductVersion.IsPrinted(args))
    return 0;
OwnerOnly.ByDefault();
if (OperatorCommands.IsCommand(args))
    return await OperatorCommands.Run(args);
return await StartRefusal.Report(() =>
{
    var builder = ChatFront.CreateBuilder(args);
    builder.AddChatFront();

    var app = builder.Build();
    app.LogVersion();
    app.UseChatFront();
    return app;
});
