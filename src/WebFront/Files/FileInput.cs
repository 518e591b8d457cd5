using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>What browsers may say of files.</summary>
internal static class FileInput
{
    public static Result<(FileId File, MessageId Message)> Check(string? fileId, string? messageId)
    {
        var file = InputRules.Id<FileId>(fileId, "fileId");
        var message = InputRules.Id<MessageId>(messageId, "messageId");
        if (!file.IsOk)
            return file.Refusal;
        return message.IsOk ? (file.Value, message.Value) : message.Refusal;
    }
}
