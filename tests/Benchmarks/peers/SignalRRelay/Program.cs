using OrleansChat.Peers;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSignalR();
builder.Services.AddSingleton<ChatRooms>();

var app = builder.Build();
app.MapHub<RelayHub>("/relay");
app.MapGet("/health/ready", () => "ready");
await app.RunAsync();
