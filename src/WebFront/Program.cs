using OrleansChat.Hosting;

var builder = ChatFront.CreateBuilder(args);
builder.AddChatFront();

var app = builder.Build();
app.UseChatFront();
await app.RunAsync();
