using System.Globalization;
using OrleansChat.Addresses;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Edge.Validation;

/// <summary>Rules for what comes from outside. Each answers null when the value is fine.</summary>
internal static class InputRules
{
    public const int NameLength = 100;
    public const int EmailLength = EmailAddress.MaxLength;
    public const int AddressLength = 2_000;
    public const int PasswordLength = 12;
    public const int LongestPassword = 200;
    public const int ShortestLanguage = 2;
    public const int LongestLanguage = 35;

    public static Refusal? Required(string? value, string field, int max) =>
        VisibleText.IsBlank(value) ? Invalid(field, "required") : Optional(value, field, max);

    public static Refusal? Optional(string? value, string field, int max)
    {
        if (value is null)
            return null;
        if (value.Length > max)
            return Invalid(field, "length", max);
        return VisibleText.IsStorable(value) ? null : Invalid(field, "characters");
    }

    public static Refusal? Email(string? value, string field) => value is null
        ? null
        : Optional(value, field, EmailLength) ?? (EmailAddress.Parse(value) is null ? Invalid(field, "email") : null);

    public static Refusal? Language(string? value, string field) =>
        value is null
            || (value.Length is >= ShortestLanguage and <= LongestLanguage && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            ? null
            : Invalid(field, "language");

    public static Refusal? NotNegative(long value, string field) => value >= 0 ? null : Invalid(field, "range");

    /// <summary>Exactly 32 hexadecimal digits, or the hyphenated form.</summary>
    public static Result<TId> Id<TId>(string? value, string field)
        where TId : struct, IGuidId<TId> =>
        GuidId.TryParse<TId>(value, out var id) && id.Value != Guid.Empty ? id : Invalid(field, "id");

    public static Refusal Invalid(string field, string rule, int? limit = null)
    {
        var details = new Dictionary<string, string> { ["field"] = field, ["rule"] = rule };
        if (limit is { } most)
            details["limit"] = most.ToString(CultureInfo.InvariantCulture);
        return new(RefusalCodes.InvalidInput, details);
    }
}
