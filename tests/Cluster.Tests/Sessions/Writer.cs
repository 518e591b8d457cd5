using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>One side of one chat that keeps writing: resends with the same id until acknowledged, and remembers the acknowledged.</summary>
internal sealed class Writer(ChatCluster cluster, SessionId session, Author author)
{
    private readonly List<(MessageId Id, long Seq)> _acknowledged = [];

    public IReadOnlyList<(MessageId Id, long Seq)> Acknowledged => _acknowledged;

    public async Task Run(Func<bool> goesOn)
    {
        while (goesOn())
        {
            var message = new SendMessage(author, $"message {_acknowledged.Count}") { MessageId = MessageId.New() };
            var receipt = await Eventually.Get(
                $"{author.Kind} of {session} is acknowledged", () => Send(message), static result => result.IsOk);
            _acknowledged.Add((message.MessageId!.Value, receipt.Value!.Seq));
        }
    }

    private async Task<Result<SessionReceipt>> Send(SendMessage message)
    {
        var result = await cluster.Grains.Session(session).Execute(message);
        if (!result.IsOk && result.Refusal.RetryAfter is null)
            throw new InvalidOperationException($"Refused for good: {result.Refusal.Code}");
        return result;
    }
}
