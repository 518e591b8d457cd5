using OrleansChat.Hosting;
using OrleansChat.Settings;

namespace OrleansChat.Operations;

/// <summary>
/// What an operator wrote behind a command: its own options, and settings
/// of the program, both as <c>--name value</c> or <c>--name=value</c>.
/// </summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws <see cref="CommandRefusedException"/> for what is neither one of the options nor a setting.</summary>
    public static CommandArguments Read(IReadOnlyList<string> arguments, params string[] options)
    {
        var read = new CommandArguments();
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (!options.Contains(name) && !IsSetting(name))
                throw new CommandRefusedException(
                    $"'{argument}' is not known here; there are {string.Join(", ", options)}, and settings such as --Chat:Data.");
            if (equals < 0 && ++at == arguments.Count)
                throw new CommandRefusedException($"{name} needs a value.");
            read._values[name[2..]] = equals < 0 ? arguments[at] : argument[(equals + 1)..];
        }

        return read;
    }

    public string? this[string option] => _values.GetValueOrDefault(option);

    /// <summary>
    /// What a front reads, where this runs with the same files, environment and command line. Throws where a front would not start with
    /// it, or where a name on the command line is no setting: what it should name would be another database.
    /// </summary>
    public IConfiguration Settings()
    {
        var given = _values.Where(pair => IsSetting($"--{pair.Key}")).ToArray();
        var settings = ChatFront.CreateBuilder([.. given.Select(pair => $"--{pair.Key}={pair.Value}")]).Configuration;
        if (given.Select(pair => pair.Key).FirstOrDefault(name => !SettingsCheck.IsTaken(name)) is { } unknown)
            throw new CommandRefusedException(Unknown(unknown));
        foreach (var name in SettingsCheck.Require(settings))
            System.Console.Error.WriteLine(Unknown(name));
        return settings;
    }

    private static string Unknown(string name) => $"There is no setting {name}, and it does nothing. Did you mean {NearestName.Of(name)}?";

    private static bool IsSetting(string name) =>
        name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal);
}
