using OrleansChat.Hosting;

namespace OrleansChat.Mail;

/// <summary>Wakes this front's delivery of mails when there is something to do.</summary>
internal sealed class MailSignal : AsyncAutoResetEvent;
