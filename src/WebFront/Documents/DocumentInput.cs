using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Documents;

/// <summary>What may be said of folders and documents.</summary>
internal static class DocumentInput
{
    public const int NameLength = DocumentRow.NameLength;
    public const int DescriptionLength = DocumentRow.DescriptionLength;

    public static Result<string> Name(string? name) => InputRules.Required(name, "name", NameLength) is { } bad
        ? bad
        : VisibleText.NameOrNull(name) is { } line ? new Result<string> { Value = line } : InputRules.Invalid("name", "required");

    public static Refusal? Description(string? description) => InputRules.Optional(description, "description", DescriptionLength);

    /// <summary>Null is the top.</summary>
    public static Result<Place> Folder(string? id, string field)
    {
        if (id is null)
            return new Place(null);
        return InputRules.Id<DocumentId>(id, field).Map(known => new Place(known.Value));
    }

    /// <summary>Where something is: in a folder, or (null) at the top.</summary>
    public sealed record Place(Guid? Folder);
}
