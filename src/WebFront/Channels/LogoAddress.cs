using System.Diagnostics.CodeAnalysis;

namespace OrleansChat.Channels;

/// <summary>Where a channel's logo is: the id follows from the content, so it may be kept for ever.</summary>
internal static class LogoAddress
{
    public const string Path = "/logos";

    [return: NotNullIfNotNull(nameof(logo))]
    public static string? Of(Guid? logo) => logo is { } id ? $"{Path}/{id:N}" : null;
}
