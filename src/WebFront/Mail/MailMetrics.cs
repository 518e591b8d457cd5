using System.Diagnostics.Metrics;
using OrleansChat.Edge;

namespace OrleansChat.Mail;

/// <summary>Mails by what became of an attempt.</summary>
internal static class MailMetrics
{
    private static readonly Counter<long> Attempts = FrontMetrics.Meter.CreateCounter<long>("chat.mail.attempts");

    public static void Count(MailOutcome outcome) =>
        Attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome.Error?.Stage ?? "sent"));
}
