using Microsoft.Data.Sqlite;

namespace OrleansChat.Databases;

/// <summary>A file in a new directory. Away means: another process holds its lock.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("chat-sqlite-").FullName;
    private SqliteConnection? _holder;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Chat:Data"] = _directory };

    public override async Task TakeAway()
    {
        _holder = new SqliteConnection($"Data Source={Path.Combine(_directory, "chat.db")};Pooling=false");
        await _holder.OpenAsync();
        await using var command = new SqliteCommand("begin immediate", _holder);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task GiveBack()
    {
        await _holder!.DisposeAsync();
        _holder = null;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_holder is not null)
            await _holder.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
