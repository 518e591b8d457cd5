namespace OrleansChat.Storage;

/// <summary>
/// The process cannot start, and whoever starts it can change that: the message is
/// one sentence for that person, about a setting or the machine, without secrets.
/// </summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
