using OrleansChat.Benchmarks.Subjects.Product;
using OrleansChat.Benchmarks.Subjects.SignalRRelay;
using OrleansChat.Benchmarks.Subjects.SocketIo;

namespace OrleansChat.Benchmarks.Subjects;

/// <summary>The systems that can be measured, in the order in which they are.</summary>
internal static class Catalogue
{
    public const string SignalR = "signalr";
    public const string SocketIoInsert = "socketio-insert";
    public const string SocketIoGroup = "socketio-group";
    public const string Embedded = "embedded";
    public const string Member = "member";
    public const string Separate = "separate";

    private static readonly IReadOnlyList<Entry> Entries =
    [
        new(SignalR, "bare SignalR relay (no grain, no database)", () => new SignalRRelaySubject()),
        new(SocketIoInsert, "Socket.IO, one INSERT per message (PostgreSQL)", () => new SocketIoSubject("insert")),
        new(SocketIoGroup, "Socket.IO with a small group commit (PostgreSQL)", () => new SocketIoSubject("group")),
        new(Embedded, "**Orleans.Chat embedded** (one process, SQLite)", () => new ProductSubject(ProductMode.Embedded)),
        new(Member, "**Orleans.Chat member** (one process, PostgreSQL)", () => new ProductSubject(ProductMode.Member)),
        new(Separate, "**Orleans.Chat separate** (a silo and a web front, PostgreSQL)", () => new ProductSubject(ProductMode.Separate)),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    public static ISubject Create(string name) => Find(name).Create();

    public static string TitleOf(string name) => Find(name).Title;

    /// <summary>Whether a chat is more than an entry in a table of connections.</summary>
    public static bool KeepsChats(string name) => name is Embedded or Member or Separate;

    private static Entry Find(string name) => Entries.First(entry => entry.Name == name);

    private sealed record Entry(string Name, string Title, Func<ISubject> Create);
}
