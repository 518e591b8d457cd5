using Microsoft.Data.Sqlite;
using OrleansChat.Files;
using OrleansChat.Storage;

namespace OrleansChat.Backups;

/// <summary>
/// Copies the database while it is in use: written under another name, closed to others, read back, forced to the disk, and only then
/// renamed. What stands under the final name is whole, however the program ends.
/// </summary>
public sealed class Backup
{
    private readonly IDatabaseCopy _copy;
    private readonly BackupRequest _request;
    private readonly TimeProvider _time;

    public Backup(ChatStorageOptions storage, BackupRequest request, TimeProvider time)
    {
        (_request, _time) = (request, time);
        _copy = storage.Provider is DatabaseProvider.PostgreSql
            ? new PostgreSqlCopy(storage.ConnectionString)
            : new SqliteCopy(new SqliteConnectionStringBuilder(storage.ConnectionString).DataSource);
    }

    /// <summary>Throws <see cref="BackupRefusedException"/>; then nothing is left behind.</summary>
    public async Task<BackupResult> Run(CancellationToken cancellation)
    {
        var name = _request.Name(_time.GetUtcNow());
        Require(name);
        try
        {
            await using var held = Take();
            try
            {
                return await Run(name, held, cancellation);
            }
            catch
            {
                // Not after success: renamed, it is not there any more, and the next backup may have begun. SQLite leaves its
                // journal where the disk is full.
                File.Delete(_request.Unfinished);
                File.Delete(_request.UnfinishedJournal);
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"{_request.To} cannot be written: {failure.Message}", failure);
        }
    }

    private async Task<BackupResult> Run(string name, FileStream held, CancellationToken cancellation)
    {
        await _copy.Write(_request.Unfinished, cancellation);
        held.Flush(flushToDisk: true);
        var schema = await _copy.Check(_request.Unfinished, cancellation);
        File.Move(_request.Unfinished, name, overwrite: false);
        UnixFiles.SyncFolder(_request.Folder);
        return new(name, new FileInfo(name).Length, schema, Forget(name), Newer(name));
    }

    private void Require(string name)
    {
        if (!Directory.Exists(_request.Folder))
            throw new BackupRefusedException(
                $"There is no folder {_request.Folder}: make it, with mode 0700 (a disk that should be there may not be mounted).");
        if (Path.Exists(name))
            throw new BackupRefusedException(
                $"{name} exists: move it away, name another file, or let copies be kept by their time (--keep).");
        if (WritablePath.Refuse(_request.Folder) is { } reason)
            throw new BackupRefusedException(reason);
        if (OwnerOnly.RefuseShared(_request.Folder) is { } shared)
            throw new BackupRefusedException(shared);
    }

    /// <summary>
    /// The file belongs to one backup at a time. It is always a new one: what somebody else put under its name, such as a link, would
    /// send the copy elsewhere, or let them read it.
    /// </summary>
    private FileStream Take()
    {
        DeleteLeftOver(_request.Unfinished);
        DeleteLeftOver(_request.UnfinishedJournal);
        var held = OwnerOnly.Open(_request.Unfinished, FileMode.CreateNew, FileShare.None);
        if (OwnerOnly.Close(_request.Unfinished) is not { } reason)
            return held;
        File.Delete(_request.Unfinished);
        held.Dispose();
        throw new BackupRefusedException($"{_request.To} cannot be closed to other users: {reason.TrimEnd('.')}.");
    }

    /// <summary>Of a backup that was killed. One that still runs holds it, and this throws.</summary>
    private static void DeleteLeftOver(string file)
    {
        // Not Path.Exists: that follows links, and finds none that lead nowhere.
        if (new FileInfo(file) is { Exists: false, LinkTarget: null } && !Directory.Exists(file))
            return;
        if (!OwnerOnly.IsOwnFile(file))
            throw new BackupRefusedException(
                $"{file} is not what a backup leaves behind, which is a file of {Environment.UserName}: "
                + "see who put it there, and remove it.");
        using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.Delete(file);
    }

    /// <summary>How many copies older than the one just made were deleted, which is the first of those that are kept.</summary>
    private int Forget(string made)
    {
        if (_request.Keep is not { } keep)
            return 0;
        string[] old = [.. _request.Existing().Where(copy => string.CompareOrdinal(copy, made) < 0).Skip(keep - 1)];
        foreach (var copy in old)
            File.Delete(copy);
        return old.Length;
    }

    /// <summary>A clock that ran ahead named it. Its time tells nothing, so it neither counts nor goes.</summary>
    private string? Newer(string made) =>
        _request.Keep is not null && _request.Existing().First() is var newest && newest != made ? newest : null;
}

/// <param name="File">Where it is.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="SchemaStep">The newest schema step in it.</param>
/// <param name="Deleted">How many older copies went for it.</param>
/// <param name="Newer">A copy whose name says a later time; null: there is none.</param>
public sealed record BackupResult(string File, long Bytes, int SchemaStep, int Deleted, string? Newer);
