using System.Globalization;

namespace OrleansChat.Search;

/// <summary>
/// A place in the order of hits, newest first: what a page ends with, and the next one begins after. What comes meanwhile is newer, or has
/// its place already.
/// </summary>
/// <param name="Number">Microseconds since 1970; in SQLite the row's own number.</param>
/// <param name="Session">Parts chats of one microsecond; in SQLite empty.</param>
internal readonly record struct SearchPlace(long Number, Guid Session)
{
    private const char Separator = '.';

    public static bool TryParse(string text, out SearchPlace place)
    {
        place = default;
        if (text.Split(Separator) is not [var number, var session])
            return false;
        var isRead = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            & Guid.TryParseExact(session, "N", out var id);
        place = new(at, id);
        return isRead && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}{Separator}{Session:N}");
}
