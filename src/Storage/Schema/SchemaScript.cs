using System.Globalization;

namespace OrleansChat.Schema;

/// <summary>One step of the schema: <c>NNNN_name.sql</c>, embedded, applied once and never changed after a release.</summary>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>All steps for one database, in order.</summary>
    public static IReadOnlyList<SchemaScript> All(string dialect)
    {
        var prefix = $"schema/{dialect}/";
        return [.. typeof(SchemaScript).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Read(resource, Path.GetFileNameWithoutExtension(resource[prefix.Length..])))];
    }

    private static SchemaScript Read(string resource, string name)
    {
        using var reader = new StreamReader(typeof(SchemaScript).Assembly.GetManifestResourceStream(resource)!);
        return new(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
