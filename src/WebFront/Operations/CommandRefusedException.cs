namespace OrleansChat.Operations;

/// <summary>A command is not carried out; the message is one sentence for whoever gave it.</summary>
internal sealed class CommandRefusedException(string message) : Exception(message);
