using OrleansChat.Addresses;
using OrleansChat.Channels;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>The form before a chat, by the channel's settings of now: the window may still show those of a moment ago.</summary>
internal static class VisitorForms
{
    /// <summary>Null: everything is there that the form asks for.</summary>
    public static Refusal? Refuse(StartChat start, ChannelSettings settings)
    {
        if (settings.PreChat is not { On: true } form)
            return null;
        foreach (var (field, use, value) in Fields(start, form.Fields))
        {
            if (use == FieldUse.Required && VisibleText.IsBlank(value))
                return InputRules.Invalid(field, "required");
        }

        return form.ConsentText is not null && !start.Consent ? InputRules.Invalid("consent", "required") : null;
    }

    /// <summary>What the form asked for; what it did not ask for is nobody's business.</summary>
    public static Customer Customer(StartChat start, ChannelSettings settings)
    {
        if (settings.PreChat is not { On: true } form)
            return Sessions.Customer.Unknown;
        var given = Fields(start, form.Fields).ToDictionary(
            each => each.Field, each => each.Use == FieldUse.Hidden ? null : VisibleText.NameOrNull(each.Value));
        return new(given["name"], EmailAddress.Parse(given["email"])?.Shown, given["phone"], given["company"], given["country"]);
    }

    private static IEnumerable<(string Field, FieldUse Use, string? Value)> Fields(StartChat start, FormFields fields) =>
    [
        ("name", fields.Name, start.Name),
        ("email", fields.Email, start.Email),
        ("company", fields.Company, start.Company),
        ("phone", fields.Phone, start.Phone),
        ("country", fields.Country, start.Country),
    ];
}
