using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using OrleansChat.Addresses;

namespace OrleansChat.Mail;

/// <summary>What became of one attempt; no error: the server has the mail.</summary>
internal sealed record MailOutcome(MailError? Error)
{
    public static readonly MailOutcome Sent = new((MailError?)null);

    /// <summary>The shared keys are not those with which the mail was stored.</summary>
    public static readonly MailOutcome Unreadable = new(
        new MailError("content", MailFaults.Unreadable, "The stored mail cannot be decrypted.", ForGood: true));
}

/// <summary>Where a conversation with the server ended.</summary>
/// <param name="Stage">connect, tls, signIn, sender, recipient, content, answer.</param>
/// <param name="Reason">One of <see cref="MailFaults"/>.</param>
/// <param name="Words">The server's, or the system's.</param>
/// <param name="ForGood">Trying again will not help.</param>
internal sealed record MailError(string Stage, string Reason, string Words, bool ForGood);

/// <summary>One conversation with the mail server: connect, sign in, hand over, leave.</summary>
internal sealed class SmtpSender(TimeProvider time)
{
    /// <summary>A whole conversation takes no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public async Task<MailOutcome> Send(MailServer server, string recipient, MailContent content, Guid id, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        if (Mailbox(server.FromName, server.FromAddress) is not { } from)
            return Undeliverable(MailFaults.Sender, server.FromAddress);
        if (Mailbox("", recipient) is not { } to)
            return Undeliverable(MailFaults.Recipient, recipient);
        using var client = new SmtpClient();
        var stage = "content";
        try
        {
            using var message = Message(from, to, content, id);
            stage = "connect";
            await client.ConnectAsync(server.Host, server.Port, Options(server.Security), either.Token);
            stage = "signIn";
            if (server.UserName is { } user)
                await client.AuthenticateAsync(user, server.Password ?? "", either.Token);
            stage = "answer";
            await client.SendAsync(message, either.Token);
            stage = "goodbye";
            await client.DisconnectAsync(quit: true, either.Token);
            return MailOutcome.Sent;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The server had the mail already when it failed to say goodbye.
            return stage == "goodbye" ? MailOutcome.Sent : new(Explain(fault, stage));
        }
    }

    /// <summary>Whatever happens to a mail is the fault of that mail: the others are sent.</summary>
    private static MailError Explain(Exception fault, string stage)
    {
        var reason = MailFaults.Of(fault, stage) ?? MailFaults.Unexpected;
        return new(Where(reason, stage), reason, Words(fault), Permanent(fault, reason));
    }

    /// <summary>Null: an address that was stored before <see cref="EmailAddress"/> was asked, and that is none.</summary>
    private static MailboxAddress? Mailbox(string name, string address)
    {
        var parsed = EmailAddress.Parse(address)?.Mailbox;
        return MailboxAddress.TryParse(parsed ?? address, out var mailbox) ? new MailboxAddress(name, mailbox.Address) : null;
    }

    private static MailOutcome Undeliverable(string reason, string address) =>
        new(new MailError(reason, reason, $"{address} is no e-mail address.", ForGood: true));

    private static string Where(string reason, string stage) => reason switch
    {
        MailFaults.NoTls or MailFaults.Tls or MailFaults.Certificate => "tls",
        MailFaults.SignIn or MailFaults.Sender or MailFaults.Recipient or MailFaults.Content => reason,
        _ => stage,
    };

    private static string Words(Exception fault) => fault switch
    {
        SmtpCommandException refused => $"{(int)refused.StatusCode} {refused.Message}",
        SslHandshakeException broken => broken.InnerException?.Message ?? broken.Message.Split('\n')[0],
        OperationCanceledException or TimeoutException => $"no answer within {Longest.TotalSeconds:0} s",
        _ => fault.Message,
    };

    private static bool Permanent(Exception fault, string reason) =>
        reason is MailFaults.Recipient or MailFaults.Content && fault is SmtpCommandException refused && (int)refused.StatusCode >= 500;

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private MimeMessage Message(MailboxAddress from, MailboxAddress to, MailContent content, Guid id)
    {
        var message = new MimeMessage
        {
            Subject = content.Subject,
            Date = time.GetUtcNow(),
            // The same at each attempt, so that a reader can tell a repetition.
            MessageId = $"{id:N}@{EmailAddress.Parse(from.Address)?.AsciiDomain ?? from.Domain}",
            Body = new MultipartAlternative { new TextPart("plain") { Text = content.Text }, new TextPart("html") { Text = content.Html } },
        };
        message.From.Add(from);
        message.To.Add(to);
        // No auto-replies and no holiday notices, please.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
