using System.Net;
using System.Reflection;
using OrleansChat.Edge.Contracts;
using OrleansChat.Unicode;

namespace OrleansChat.Mail;

/// <summary>A mail in words. The subject is the first line of the text template.</summary>
internal sealed record MailContent(string Subject, string Text, string Html);

/// <summary>
/// The texts of mails: <c>Mail/Templates/{language}/{kind}.txt</c> and <c>.html</c>, with <c>{{name}}</c> for values. Values are
/// escaped in HTML, and hold no line breaks, so that nobody's name becomes a header or a link.
/// </summary>
internal static class MailTemplates
{
    public const string Invitation = "invitation";
    public const string PasswordReset = "password-reset";
    public const string Test = "test";
    public const string NewChatAlert = "new-chat-alert";
    public const string UnansweredAlert = "unanswered-alert";

    /// <param name="kind">One of the constants.</param>
    /// <param name="language">Of the browser that asked; another than the known ones is English.</param>
    /// <param name="values">One for each place in the template.</param>
    public static MailContent Fill(string kind, string? language, IReadOnlyDictionary<string, string> values)
    {
        var known = SpokenLanguages.Console.Contains(language) ? language! : SpokenLanguages.Fallback;
        var text = Replace(Read($"{known}/{kind}.txt"), values, static value => value);
        var html = Replace(Read($"{known}/{kind}.html"), values, WebUtility.HtmlEncode);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new(text[..end].Trim(), text[end..].Trim() + "\n", html);
    }

    private static string Replace(string template, IReadOnlyDictionary<string, string> values, Func<string, string> escape)
    {
        foreach (var (name, value) in values)
            template = template.Replace($"{{{{{name}}}}}", escape(Isolation.Of(OneLine(value))), StringComparison.Ordinal);
        return template;
    }

    private static string OneLine(string value) => new([.. value.Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"mail/{name}")
            ?? throw new InvalidOperationException($"The program was built without the mail template {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
