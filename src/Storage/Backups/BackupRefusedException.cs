namespace OrleansChat.Backups;

/// <summary>There is no backup, and the message is one sentence, without secrets, for whoever asked for it.</summary>
public sealed class BackupRefusedException(string message, Exception? cause = null) : Exception(message, cause);
