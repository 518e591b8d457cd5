using System.Globalization;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Schema;

/// <summary>
/// Brings the database to the program's version: lock, look, apply and record in one transaction, so that several
/// processes may start at once and a failed upgrade leaves nothing. See docs/decisions for why no library does it.
/// </summary>
internal sealed partial class SchemaUpgrader(ChatDatabase database, TimeProvider time, ILogger<SchemaUpgrader> log)
{
    /// <summary>The steps that were applied; empty: the database was up to date.</summary>
    public Task<IReadOnlyList<SchemaScript>> Run(CancellationToken cancellation) =>
        Run(SchemaScript.All(database.Dialect), cancellation);

    internal async Task<IReadOnlyList<SchemaScript>> Run(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellation)
    {
        await using var schema = await database.LockSchema(cancellation);
        await schema.Execute(
            "create table if not exists schema_versions (number integer primary key, name text not null, applied_at text not null)",
            cancellation);
        var applied = await schema.Query(
            "select number, name from schema_versions order by number",
            row => (Number: row.GetInt32(0), Name: row.GetString(1)),
            cancellation);
        foreach (var step in applied)
            Check(step.Number, step.Name, scripts);
        var missing = scripts.Where(script => applied.All(step => step.Number != script.Number)).ToArray();
        foreach (var script in missing)
        {
            await schema.Execute(script.Sql, cancellation);
            await schema.Execute(Record(script), cancellation);
        }
        await schema.Commit(cancellation);
        foreach (var script in missing)
            LogApplied(script.Name);
        return missing;
    }

    private static void Check(int number, string name, IReadOnlyList<SchemaScript> scripts)
    {
        var known = scripts.FirstOrDefault(script => script.Number == number);
        if (known is null)
            throw new StartRefusedException(
                $"The database is newer than this program: it has schema step {name}, and the program knows steps up to "
                + $"{scripts[^1].Name}. Run the newer program, or restore the backup made before the upgrade.");
        if (known.Name != name)
            throw new StartRefusedException(
                $"The database has schema step {name} where this program has {known.Name}: another program made it.");
    }

    // The name comes from the assembly, the time has no quotes.
    private string Record(SchemaScript script) => string.Create(CultureInfo.InvariantCulture,
        $"insert into schema_versions (number, name, applied_at) values ({script.Number}, '{script.Name}', '{time.GetUtcNow():O}')");

    [LoggerMessage(LogEvents.SchemaUpgraderApplied, LogLevel.Information, "Applied schema step {Name}.")]
    private partial void LogApplied(string name);
}
