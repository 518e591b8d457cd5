using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Storage;

namespace OrleansChat.Settings;

/// <summary>
/// Looks at every setting below <c>Chat:</c> before anything else reads one: what cannot be read or is out of range ends the start, and
/// names that nobody knows are warned of.
/// </summary>
public static class SettingsCheck
{
    private const string Root = "Chat";
    private const int LongestShown = 100;

    private static readonly Dictionary<string, Setting> Known =
        SettingsCatalog.All.ToDictionary(static setting => setting.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws <see cref="StartRefusedException"/> where a value is wrong. A second call changes nothing.</summary>
    public static IServiceCollection AddCheckedSettings(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(static service => service.ServiceType == typeof(UnknownSettings)))
            return services;
        services.AddSingleton(new UnknownSettings(Require(configuration)));
        services.AddHostedService<UnknownSettingsWarning>();
        return services;
    }

    /// <summary>Answers the names that are no settings. Throws <see cref="StartRefusedException"/> where a value is wrong.</summary>
    public static IReadOnlyList<string> Require(IConfiguration configuration)
    {
        List<string> unknown = [];
        foreach (var (name, value) in Given(configuration))
        {
            if (!Known.TryGetValue(Numberless(name), out var setting))
                unknown.Add(name);
            else if (!setting.Kind.Accepts(value))
                throw new StartRefusedException(Refusal(name, value, setting.Kind));
        }

        SettingsCombinations.Require(configuration);
        return unknown;
    }

    /// <summary>False: a name below <c>Chat:</c> that is no setting, and does nothing.</summary>
    public static bool IsTaken(string name) =>
        !name.StartsWith($"{Root}:", StringComparison.OrdinalIgnoreCase) || Known.ContainsKey(Numberless(name));

    /// <summary>Entries of lists are counted: <c>#</c> stands for any of them.</summary>
    internal static string Numberless(string name) => string.Join(
        ':', name.Split(':').Select(static segment => segment.Length > 0 && segment.All(char.IsAsciiDigit) ? "#" : segment));

    /// <summary>An empty list is written as an empty value of its own name: that sets nothing.</summary>
    private static IEnumerable<(string Name, string Value)> Given(IConfiguration configuration) =>
        from pair in configuration.GetSection(Root).AsEnumerable()
        where pair.Value is not null && (pair.Value.Length > 0 || Known.ContainsKey(Numberless(pair.Key)))
        orderby pair.Key
        select (pair.Key, pair.Value);

    private static string Refusal(string name, string value, SettingKind kind) => kind.IsSecret
        ? $"{name} cannot be taken (its value is not shown); it must be {kind.Allowed}."
        : $"{name} is '{Shown(value)}'; it must be {kind.Allowed}.";

    private static string Shown(string value)
    {
        var clean = string.Concat(value.Select(static c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= LongestShown ? clean : $"{clean[..LongestShown]}…";
    }
}
