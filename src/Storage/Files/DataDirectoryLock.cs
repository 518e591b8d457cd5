using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>
/// Locks the directory of the SQLite file for one process: in two processes every
/// grain would live twice. The lock ends with the process, however that ends.
/// </summary>
public sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectoryLock(FileStream held) => _lock = held;

    /// <summary>Throws <see cref="StartRefusedException"/> where another process has it. The folder must be there.</summary>
    public static DataDirectoryLock Acquire(ChatStorageOptions storage)
    {
        try
        {
            return new(OwnerOnly.Open(Path.Combine(storage.DataDirectory, "chat.lock"), FileMode.OpenOrCreate, FileShare.None));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data in {storage.DataDirectory} cannot be taken: {failure.Message} "
                + "Where another process of Orleans.Chat has them, stop that one, "
                + "or give this one a directory of its own (--data, Chat:Data).",
                failure);
        }
    }

    public void Dispose() => _lock.Dispose();
}
