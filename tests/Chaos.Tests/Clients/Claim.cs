namespace OrleansChat.Chaos.Clients;

/// <summary>What "get next" was answered under one message id.</summary>
internal sealed record Claim(string MessageId, string? SessionId, string? RefusedWith);
