using OrleansChat.Databases;

namespace OrleansChat.Access;

/// <summary>Failed sign-ins in the database. Each attempt is one statement, so that attempts at the same time are all counted.</summary>
internal sealed class FailedSignIns(ChatDatabase database) : IFailedSignIns
{
    private const string OneMore =
        """
        insert into unknown_sign_ins as known (address_hash, attempts, seen_at) values (@hash, 1, @now)
        on conflict (address_hash) do update set
          attempts = case when known.locked_until > @now then 0 when known.attempts + 1 >= @most then 0 else known.attempts + 1 end,
          locked_until = case when known.locked_until > @now then known.locked_until when known.attempts + 1 >= @most then @until end,
          seen_at = @now
        returning locked_until
        """;

    private const int Most = 100_000;

    /// <summary>Parameters of one statement.</summary>
    private const int AtOnce = 200;

    // The one after the newest is the first to go; where there is none, nothing compares to it.
    private const string Old =
        """
        delete from unknown_sign_ins
        where (locked_until is null or locked_until <= @now) and (seen_at < @before or (seen_at, address_hash) <= (
          select seen_at, address_hash from unknown_sign_ins order by seen_at desc, address_hash desc limit 1 offset @most))
        returning attempts
        """;

    public async Task<DateTimeOffset?> Count(FailedSignIn attempt, CancellationToken cancellation)
    {
        var counted = await database.Query(
            OneMore,
            command =>
            {
                database.Bind(command, "hash", attempt.AddressHash);
                database.Bind(command, "now", attempt.Now);
                database.Bind(command, "most", attempt.Most);
                database.Bind(command, "until", attempt.LockUntil);
            },
            row => row.IsDBNull(0) ? (DateTimeOffset?)null : database.ReadInstant(row, 0),
            cancellation);
        return counted.Single();
    }

    public async Task<DateTimeOffset?> LockedUntil(string addressHash, CancellationToken cancellation)
    {
        var found = await database.Query(
            "select locked_until from unknown_sign_ins where address_hash = @hash and locked_until is not null",
            command => database.Bind(command, "hash", addressHash),
            row => database.ReadInstant(row, 0),
            cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Locks(
        IReadOnlyCollection<string> addressHashes, DateTimeOffset now, CancellationToken cancellation)
    {
        var locked = new Dictionary<string, DateTimeOffset>();
        foreach (var some in addressHashes.Chunk(AtOnce))
        {
            var named = string.Join(", ", some.Select((_, at) => $"@h{at}"));
            var rows = await database.Query(
                $"select address_hash, locked_until from unknown_sign_ins where locked_until > @now and address_hash in ({named})",
                command =>
                {
                    database.Bind(command, "now", now);
                    for (var at = 0; at < some.Length; at++)
                        database.Bind(command, $"h{at}", some[at]);
                },
                row => (Hash: row.GetString(0), Until: database.ReadInstant(row, 1)),
                cancellation);
            foreach (var (hash, until) in rows)
                locked[hash] = until;
        }

        return locked;
    }

    public Task Clear(string addressHash, CancellationToken cancellation) => database.Query(
        "delete from unknown_sign_ins where address_hash = @hash returning attempts",
        command => database.Bind(command, "hash", addressHash),
        row => row.GetInt32(0),
        cancellation);

    public Task Forget(DateTimeOffset seenBefore, DateTimeOffset now, CancellationToken cancellation) => database.Query(
        Old,
        command =>
        {
            database.Bind(command, "now", now);
            database.Bind(command, "before", seenBefore);
            database.Bind(command, "most", Most);
        },
        row => row.GetInt32(0),
        cancellation);
}
