using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>Somebody asked for a new password, for whichever address they typed.</summary>
public sealed class ResetRequest
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    /// <summary>Of the mail.</summary>
    public string? Language { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}

/// <summary>The requests for a new password that no front has handled yet.</summary>
public sealed class ResetRequests(ChatDbContext database)
{
    public async Task Add(string email, string? language, DateTimeOffset now, CancellationToken cancellation)
    {
        database.ResetRequests.Add(new() { Id = Guid.CreateVersion7(now), Email = email, Language = language, RequestedAt = now });
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>The oldest first, but for the <paramref name="skipped"/> that are older still.</summary>
    public async Task<IReadOnlyList<ResetRequest>> Waiting(int skipped, int most, CancellationToken cancellation) =>
        await database.ResetRequests.AsNoTracking().OrderBy(asked => asked.RequestedAt).ThenBy(asked => asked.Id)
            .Skip(skipped).Take(most).ToListAsync(cancellation);

    /// <summary>Forgets it. One of several that try at the same time wins.</summary>
    public async Task<bool> TryTake(ResetRequest asked, CancellationToken cancellation) =>
        await database.ResetRequests.Where(row => row.Id == asked.Id).ExecuteDeleteAsync(cancellation) == 1;
}
