using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace OrleansChat.Knowledge;

/// <summary>
/// Tells whether a translation is still what it was when it was exported: its text, and who may see it. The number of the version is for
/// whoever reads it; publishing makes no version, so the rest of the mark says what else there was.
/// </summary>
internal static class ExportMark
{
    public static string Of(KnowledgeTranslationRow translation, bool isInternal)
    {
        var seen = string.Create(
            CultureInfo.InvariantCulture, $"{translation.ChangedAt.UtcTicks}|{translation.PublishedAt?.UtcTicks}|{isInternal}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{translation.Version}-{Crc32.HashToUInt32(Encoding.UTF8.GetBytes(seen)):x8}");
    }
}
