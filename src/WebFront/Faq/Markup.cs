using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OrleansChat.Faq;

/// <summary>
/// HTML. <see cref="Of"/> makes it of an interpolated text: what stands in the code is HTML, whatever is put into it is text, and is
/// encoded, also in quoted attributes; only other markup goes in as it is.
/// </summary>
internal readonly record struct Markup(string Html)
{
    public static readonly Markup Nothing = new("");

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Markup Of(Handler html) => html.Done();

    public static Markup Join(IEnumerable<Markup> all) => new(string.Concat(all.Select(each => each.Html)));

    public override string ToString() => Html;

    [InterpolatedStringHandler]
    internal readonly ref struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _html = new(literalLength + (formattedCount * 32));

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

        public void AppendFormatted(IEnumerable<Markup> all) => _html.Append(Join(all).Html);

        public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _html.Append(number);

        public Markup Done() => new(_html.ToString());
    }
}
