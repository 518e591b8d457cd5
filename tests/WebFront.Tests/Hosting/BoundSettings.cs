using System.Collections;
using System.ComponentModel;
using System.Reflection;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Blobs;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Edge;
using OrleansChat.Mail;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Hosting;

/// <summary>What the classes that settings are bound to hold when nothing is set.</summary>
internal static class BoundSettings
{
    private static readonly (string Section, object Options)[] Classes =
    [
        ("Chat", new FrontSettings()),
        (AgentOptions.Section, new AgentOptions()),
        (QueueOptions.Section, new QueueOptions()),
        (DeadlineOptions.Section, new DeadlineOptions()),
        (StatisticsOptions.Section, new StatisticsOptions()),
        ("Chat:Journal", new JournalOptions()),
        ("Chat:Files", new FileStorageOptions()),
        ("Chat:Mail", new MailOptions()),
        ("Chat:OpenIdConnect", new OpenIdConnectSettings()),
    ];

    /// <summary>Names and defaults; null: nothing, or an empty list.</summary>
    public static IReadOnlyList<(string Name, object? Default)> All { get; } =
        [.. Classes.SelectMany(static bound => Of(bound.Section, bound.Options)).DistinctBy(static setting => setting.Name)];

    /// <summary>As the binder reads it.</summary>
    public static object? Read(string text, Type type) => TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);

    private static IEnumerable<(string Name, object? Default)> Of(string section, object options) =>
        from property in options.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanWrite
        from setting in Of($"{section}:{property.Name}", property, property.GetValue(options))
        select setting;

    private static IEnumerable<(string Name, object? Default)> Of(string name, PropertyInfo property, object? value) =>
        property.PropertyType == typeof(string) || property.PropertyType.IsValueType ? [(name, value)]
        : typeof(IEnumerable).IsAssignableFrom(property.PropertyType) ? [($"{name}:#", null)]
        : Of(name, value!);
}
