using System.Globalization;
using System.Text;
using FluentValidation;
using FluentValidation.Validators;
using OrleansChat.Channels;

namespace OrleansChat.Wire;

/// <summary>What the rules of a channel's settings say of lengths and numbers, for the fields of the editor.</summary>
internal static class SettingLimits
{
    private const string Range = "range:";

    public static string Script()
    {
        var rules = Of(new ChannelSettingsRules(), "").ToList();
        var text = new StringBuilder($"// Written from the C# side: {WireFiles.Command}\n");
        text.Append("\n/** Most characters of texts, by the path of the setting. */\nexport const settingLengths = {\n");
        foreach (var (path, rule) in rules)
            if (rule is ILengthValidator { Max: > 0 and var most })
                text.Append(CultureInfo.InvariantCulture, $"  '{path}': {most},\n");
        text.Append("} as const;\n\n/** The least and the most of numbers. */\nexport const settingRanges = {\n");
        foreach (var (path, rule) in rules)
            if (rule is IBetweenValidator between)
                text.Append(CultureInfo.InvariantCulture, $"  '{path}': [{between.From}, {between.To}],\n");
        text.Append("} as const;\n\n/** No duration is longer, in minutes. */\n");
        var longest = Spans(new ChannelSettingsRules()).Max().TotalMinutes;
        return text.Append(CultureInfo.InvariantCulture, $"export const longestSpan = {longest};\n").ToString();
    }

    private static IEnumerable<(string Path, IPropertyValidator Rule)> Of(IValidator validator, string prefix) =>
        from rule in validator.CreateDescriptor().Rules
        from component in rule.Components
        let path = prefix + WireContracts.Camel(rule.PropertyName)
        from found in component.Validator is IChildValidatorAdaptor child ? Of(Parts(child), path + ".") : [(path, component.Validator)]
        select found;

    private static IValidator Parts(IChildValidatorAdaptor child) => (IValidator)Activator.CreateInstance(child.ValidatorType)!;

    /// <summary>The longest that each duration may be, which the code of the broken rule says.</summary>
    private static IEnumerable<TimeSpan> Spans(ChannelSettingsRules validator) =>
        from rule in validator.CreateDescriptor().Rules
        from component in rule.Components
        where component.ErrorCode?.StartsWith(Range, StringComparison.Ordinal) == true
        select TimeSpan.Parse(component.ErrorCode.Split('-')[^1], CultureInfo.InvariantCulture);
}
