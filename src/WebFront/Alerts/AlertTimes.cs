using System.Globalization;

namespace OrleansChat.Alerts;

/// <summary>When a warning was raised, as the wall clock of the channel shows it, with the name of its zone.</summary>
internal static class AlertTimes
{
    public static string Words(DateTimeOffset at, string timeZone)
    {
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone);
        var local = known ? TimeZoneInfo.ConvertTime(at, zone!) : at.ToUniversalTime();
        return local.ToString("yyyy-MM-dd HH:mm ", CultureInfo.InvariantCulture) + (known ? timeZone : "UTC");
    }
}
