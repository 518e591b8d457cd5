using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OrleansChat.Databases;

/// <summary>What holds for every entity: snake_case columns, and instants in UTC on both databases.</summary>
internal static class ModelConventions
{
    private static readonly ValueConverter<DateTimeOffset, DateTimeOffset> ToUtc =
        new(value => value.ToUniversalTime(), value => value);

    // SQLite has no type for instants, and Entity Framework cannot compare its text form.
    private static readonly ValueConverter<DateTimeOffset, long> ToMicroseconds =
        new(value => Instant.ToMicroseconds(value), value => Instant.FromMicroseconds(value));

    public static void Apply(ModelBuilder builder, bool sqlite)
    {
        // What is inside of a JSON column has no columns.
        var tables = builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson());
        foreach (var property in tables.SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                property.SetValueConverter(sqlite ? ToMicroseconds : ToUtc);
        }
    }
}
