using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Architecture;

/// <summary>Alerts and on-call pages name log lines by their event id: each has one, for good, and the manual says what it means.</summary>
public sealed partial class LogEventTests
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Lazy<IReadOnlyList<(string Where, LoggerMessageAttribute Line)>> Lines = new(() =>
    [
        .. from type in Product.All.SelectMany(name => Product.Load(name).GetTypes())
           from method in type.GetMethods(Declared)
           let line = method.GetCustomAttribute<LoggerMessageAttribute>()
           where line is not null
           select ($"{type.Name}.{method.Name}", line),
    ]);

    private static readonly Dictionary<string, int> Listed = typeof(LogEvents).GetFields()
        .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!);

    /// <summary>The thousand of each project.</summary>
    private static readonly Dictionary<string, int> Thousands = new()
    {
        [Product.Interfaces] = 1,
        [Product.Storage] = 2,
        [Product.Grains] = 3,
        [Product.Silo] = 4,
        [Product.WebFront] = 5,
        [Product.Telemetry] = 6,
    };

    [Fact]
    public void EveryLogLine_HasAnEventIdOfItsOwn_FromTheList()
    {
        Assert.True(Lines.Value.Count > 60, "Log lines are not found any more.");
        Assert.Empty(
            Lines.Value.Where(line => !Listed.ContainsValue(line.Line.EventId))
                .Select(line => $"{line.Where} has no event id of {nameof(LogEvents)}"));
        Assert.Empty(
            Lines.Value.GroupBy(line => line.Line.EventId).Where(same => same.Count() > 1)
                .Select(same => string.Join(", ", same.Select(line => line.Where))));
        Assert.Empty(
            Listed.GroupBy(named => named.Value).Where(same => same.Count() > 1)
                .Select(same => string.Join(", ", same.Select(named => named.Key))));
    }

    [Fact]
    public void EventIds_LieInTheThousandOfTheirProject() => Assert.All(Thousands, project =>
    {
        var ids = Product.Load(project.Key).GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>();
        Assert.All(ids, id => Assert.Equal(project.Value, id / 1000));
    });

    /// <summary>Each row: | id | level | message | meaning |.</summary>
    [Fact]
    public void TheManual_SaysOfEveryLogLine_WhatItMeans()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root(), "docs/operations/monitoring.md")));
        var documented = rows.ToDictionary(
            row => int.Parse(row.Groups["id"].Value, CultureInfo.InvariantCulture),
            row => $"{row.Groups["level"].Value}: {row.Groups["message"].Value}");
        var written = Lines.Value.ToDictionary(line => line.Line.EventId, line => $"{line.Line.Level}: {line.Line.Message}");
        Assert.Equal(written.OrderBy(line => line.Key), documented.OrderBy(line => line.Key));
        Assert.All(rows, row => Assert.True(row.Groups["meaning"].Length > 10, row.Value));
    }

    [GeneratedRegex(@"^\| (?<id>\d{4}) \| (?<level>\w+) \| (?<message>.*) \| (?<meaning>[^|]*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
