using OrleansChat.Databases;

namespace OrleansChat.Sessions;

public sealed class PostgreSqlJournalTests : JournalTests
{
    protected override Task<TestDatabase> NewDatabase(bool mayGoAway = false) => PostgreSqlTestDatabase.Create(mayGoAway);
}

public sealed class SqliteJournalTests : JournalTests
{
    protected override Task<TestDatabase> NewDatabase(bool mayGoAway = false) => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
