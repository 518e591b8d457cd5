namespace OrleansChat.Operations;

/// <summary>What an operator wrote behind a command: its own options, and settings of the program, both as <c>--name value</c> or <c>--name=value</c>.</summary>
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
                throw new CommandRefusedException($"'{argument}' is not known here; there are {string.Join(", ", options)}, and settings such as --Chat:Data.");
            if (equals < 0 && ++at == arguments.Count)
                throw new CommandRefusedException($"{name} needs a value.");
            read._values[name[2..]] = equals < 0 ? arguments[at] : argument[(equals + 1)..];
        }

        return read;
    }

    public string? this[string option] => _values.GetValueOrDefault(option);

    /// <summary>The settings that the servers have too, where this runs with the same ones: file beside the program, environment, command line.</summary>
    public IConfigurationRoot Settings() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(_values.Where(pair => IsSetting($"--{pair.Key}"))!)
        .Build();

    private static bool IsSetting(string name) => name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal);
}
