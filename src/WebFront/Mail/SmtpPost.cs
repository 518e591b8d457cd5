using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace OrleansChat.Mail;

/// <summary>What became of one attempt; no error: the server has the mail.</summary>
internal sealed record MailOutcome(MailError? Error)
{
    public static readonly MailOutcome Sent = new((MailError?)null);

    /// <summary>The shared keys are not those with which the mail was stored.</summary>
    public static readonly MailOutcome Unreadable = new(new MailError("content", MailFaults.Unreadable, "The stored mail cannot be decrypted.", ForGood: true));
}

/// <summary>Where a conversation with the server ended.</summary>
/// <param name="Stage">connect, tls, signIn, sender, recipient, content, answer.</param>
/// <param name="Reason">One of <see cref="MailFaults"/>.</param>
/// <param name="Words">The server's, or the system's.</param>
/// <param name="ForGood">Trying again will not help.</param>
internal sealed record MailError(string Stage, string Reason, string Words, bool ForGood);

/// <summary>One conversation with the mail server: connect, sign in, hand over, leave.</summary>
internal sealed class SmtpPost(TimeProvider time)
{
    /// <summary>A whole conversation takes no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public async Task<MailOutcome> Send(MailServer server, string recipient, MailContent content, Guid id, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        using var message = Message(server, recipient, content, id);
        using var client = new SmtpClient();
        var stage = "connect";
        try
        {
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
        catch (Exception fault) when (!cancellation.IsCancellationRequested && Explain(fault, stage) is not null)
        {
            // The server had the mail already when it failed to say goodbye.
            return stage == "goodbye" ? MailOutcome.Sent : new(Explain(fault, stage));
        }
    }

    /// <summary>Null: none of the faults that a conversation can have.</summary>
    private static MailError? Explain(Exception fault, string stage) => MailFaults.Of(fault, stage) is { } reason
        ? new(Where(reason, stage), reason, Words(fault), Permanent(fault, reason))
        : null;

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

    private MimeMessage Message(MailServer server, string recipient, MailContent content, Guid id)
    {
        var message = new MimeMessage
        {
            Subject = content.Subject,
            Date = time.GetUtcNow(),
            // The same at each attempt, so that a reader can tell a repetition.
            MessageId = $"{id:N}@{server.FromAddress.Split('@')[^1]}",
            Body = new MultipartAlternative { new TextPart("plain") { Text = content.Text }, new TextPart("html") { Text = content.Html } },
        };
        message.From.Add(new MailboxAddress(server.FromName, server.FromAddress));
        message.To.Add(MailboxAddress.Parse(recipient));
        // No auto-replies and no holiday notices, please.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
