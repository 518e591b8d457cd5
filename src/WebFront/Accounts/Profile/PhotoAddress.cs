using System.Diagnostics.CodeAnalysis;

namespace OrleansChat.Accounts.Profile;

/// <summary>Where a photo is: its address is its content, so it may be kept for ever.</summary>
internal static class PhotoAddress
{
    public const string Path = "/photos";

    [return: NotNullIfNotNull(nameof(hash))]
    public static string? Of(string? hash) => hash is null ? null : $"{Path}/{hash}";
}
