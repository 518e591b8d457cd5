using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace OrleansChat.Mail;

/// <summary>
/// What can go wrong with a mail, by names that never change: the console has words for each in its language. What the system or the
/// server said of it is a detail, in whatever language they speak.
/// </summary>
internal static class MailFaults
{
    public const string HostUnknown = "hostUnknown";
    public const string PortClosed = "portClosed";
    public const string Unreachable = "unreachable";
    public const string NoAnswer = "noAnswer";
    public const string NoTls = "noTls";
    public const string Tls = "tls";
    public const string Certificate = "certificate";
    public const string SignIn = "signIn";
    public const string NoSignIn = "noSignIn";
    public const string Sender = "sender";
    public const string Recipient = "recipient";
    public const string Content = "content";
    public const string Broken = "broken";
    public const string Unreadable = "unreadable";
    public const string Held = "held";
    public const string Unexpected = "unexpected";

    private const string Divider = ": ";

    private static readonly HashSet<string> Known =
    [
        HostUnknown, PortClosed, Unreachable, NoAnswer, NoTls, Tls, Certificate, SignIn, NoSignIn,
        Sender, Recipient, Content, Broken, Unreadable, Held, Unexpected,
    ];

    /// <summary>Null: none of the faults that a conversation can have.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="stage">Where the conversation was.</param>
    public static string? Of(Exception fault, string stage) => fault switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => Recipient,
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => Sender,
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } => Content,
        SmtpCommandException => stage == "signIn" ? SignIn : Broken,
        AuthenticationException => SignIn,
        SslHandshakeException { ServerCertificate: not null } => Certificate,
        SslHandshakeException => Tls,
        NotSupportedException => stage switch { "connect" => NoTls, "signIn" => NoSignIn, _ => Content },
        SocketException socket => Of(socket.SocketErrorCode),
        IOException { InnerException: SocketException socket } => Of(socket.SocketErrorCode),
        SmtpProtocolException or ServiceNotConnectedException or IOException => Broken,
        OperationCanceledException or TimeoutException => NoAnswer,
        _ => null,
    };

    /// <summary>As the outbox stores it.</summary>
    public static string Write(MailError error) => $"{error.Reason}{Divider}{error.Words}";

    /// <summary>The name, where there is one, and the rest.</summary>
    public static (string? Reason, string? Words) Read(string? stored) =>
        stored?.Split(Divider, 2) is [var reason, var words] && Known.Contains(reason) ? (reason, words) : (null, stored);

    private static string Of(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => HostUnknown,
        SocketError.ConnectionRefused => PortClosed,
        SocketError.TimedOut => NoAnswer,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Broken,
        _ => Unreachable,
    };
}
