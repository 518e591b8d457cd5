using System.Globalization;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OrleansChat.Knowledge;

/// <summary>
/// What stands between the lines <c>---</c> at the head of a Markdown file. What other programs write there besides is left alone.
/// </summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private const int MostLetters = 16 * 1024;

    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    private static readonly ISerializer Writer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull).WithQuotingNecessaryStrings().Build();

    /// <summary>Of the article; the same in all its languages.</summary>
    public string? Id { get; set; }

    public string? Language { get; set; }

    public string? Title { get; set; }

    public string? Slug { get; set; }

    /// <summary>An instant, true or false; none: as it is, and a draft where it is new.</summary>
    public string? Published { get; set; }

    public bool? Internal { get; set; }

    /// <summary>Of what was exported, see <see cref="ExportMark"/>; none: whatever is stored is replaced.</summary>
    public string? Version { get; set; }

    /// <summary>The file of an article.</summary>
    public string Write(string body) => $"{Fence}\n{Writer.Serialize(this)}{Fence}\n{body}";

    /// <summary>Parts a file; one without front matter has an empty one.</summary>
    public static Result<(FrontMatter Matter, string Body)> Read(string file)
    {
        var text = file.ReplaceLineEndings("\n");
        if (!text.StartsWith($"{Fence}\n", StringComparison.Ordinal))
            return (new FrontMatter(), text);
        var end = text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal);
        if (end < 0 && text.EndsWith($"\n{Fence}", StringComparison.Ordinal))
            end = text.Length - Fence.Length - 1;
        if (end < 0 || end > MostLetters)
            return InputRules.Invalid("frontMatter", "yaml");
        try
        {
            var matter = Reader.Deserialize<FrontMatter?>(text[(Fence.Length + 1)..Math.Max(end, Fence.Length + 1)]) ?? new();
            return (matter, text[Math.Min(text.Length, end + Fence.Length + 2)..]);
        }
        catch (YamlException)
        {
            return InputRules.Invalid("frontMatter", "yaml");
        }
    }

    /// <summary>Whether it says that the article is published, and since when; null: it says nothing.</summary>
    public Result<PublishedState?> State()
    {
        if (string.IsNullOrWhiteSpace(Published))
            return default(PublishedState);
        if (bool.TryParse(Published, out var on))
            return new PublishedState(on, null);
        return DateTimeOffset.TryParse(
            Published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new PublishedState(true, at)
            : InputRules.Invalid("published", "instant");
    }
}

/// <summary>Published, and since when (none: since now, or since it is).</summary>
internal sealed record PublishedState(bool On, DateTimeOffset? At);
