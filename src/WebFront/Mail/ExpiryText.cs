using System.Globalization;

namespace OrleansChat.Mail;

/// <summary>Until when a link is good. The reader's time zone is unknown, so it is named.</summary>
internal static class ExpiryText
{
    public static string Words(DateTimeOffset until) => until.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
