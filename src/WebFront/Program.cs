using OrleansChat.Files;
using OrleansChat.Hosting;
using OrleansChat.Storage;

OwnerOnly.ByDefault();
return await StartRefusal.Report(() =>
{
    var builder = ChatFront.CreateBuilder(args);
    builder.AddChatFront();

    var app = builder.Build();
    app.UseChatFront();
    return app;
});
