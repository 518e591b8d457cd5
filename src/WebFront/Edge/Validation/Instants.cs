using System.Globalization;

namespace OrleansChat.Edge.Validation;

/// <summary>Instants in addresses.</summary>
internal static class Instants
{
    /// <summary>ISO 8601; without an offset it is UTC. What is empty is none.</summary>
    public static bool TryRead(string? text, out DateTimeOffset? instant)
    {
        var isRead = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read);
        instant = isRead ? read : null;
        return isRead || string.IsNullOrEmpty(text);
    }
}
