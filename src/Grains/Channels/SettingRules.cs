using FluentValidation;
using OrleansChat.Addresses;
using OrleansChat.Unicode;

namespace OrleansChat.Channels;

/// <summary>Rules that several settings share, each with its stable word.</summary>
internal static class SettingRules
{
    public const int HeaderLength = 60;
    public const int LineLength = 100;
    public const int TextLength = 1_000;
    public const int LinkLength = 2_000;
    public const int MostWaiting = 10_000;

    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int max) => rule
        .MaximumLength(max)
        .Must(static text => text is null || VisibleText.IsStorable(text)).WithErrorCode("characters");

    /// <summary>Somebody who looks at it sees something.</summary>
    public static IRuleBuilderOptions<T, string?> Visible<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(static text => !VisibleText.IsBlank(text)).WithErrorCode("required");

    public static IRuleBuilderOptions<T, string?> Color<T>(this IRuleBuilder<T, string?> rule) => rule
        .Matches(@"^#[0-9a-fA-F]{6}\z").WithErrorCode("color");

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(static mail => mail is null || EmailAddress.Parse(mail) is not null)
        .WithErrorCode("email");

    public static IRuleBuilderOptions<T, string?> Link<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(LinkLength)
        .Must(static link => link is null || IsWeb(link)).WithErrorCode("link");

    public static IRuleBuilderOptions<T, string> Origin<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(static origin => IsWeb(origin) && new Uri(origin) is { UserInfo.Length: 0 } website
            && website.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase))
        .WithErrorCode("origin");

    /// <summary>Null is never.</summary>
    public static IRuleBuilderOptions<T, TimeSpan?> Within<T>(this IRuleBuilder<T, TimeSpan?> rule, TimeSpan least, TimeSpan most) => rule
        .Must(span => span is null || (span >= least && span <= most)).WithErrorCode($"range:{least:c}-{most:c}");

    public static IRuleBuilderOptions<T, TimeSpan> Within<T>(this IRuleBuilder<T, TimeSpan> rule, TimeSpan least, TimeSpan most) => rule
        .Must(span => span >= least && span <= most).WithErrorCode($"range:{least:c}-{most:c}");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> AtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most) => rule
        .Must(items => items is null || items.Count <= most).WithErrorCode($"count:{most}");

    private static bool IsWeb(string? address) => address?.Length <= LinkLength
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https";
}
