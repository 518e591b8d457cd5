namespace OrleansChat.Notes;

/// <summary>A tag of the installation. Color: as <c>#0a6e5c</c>. Version: of what is stored, for whoever changes it.</summary>
public sealed record TagView(string Id, string Name, string Color, long Version);

/// <summary>POST /api/admin/tags.</summary>
public sealed record AddTagRequest(string Name, string Color);

/// <summary>PUT /api/admin/tags/{id}. Version: of what was seen before.</summary>
public sealed record ChangeTagRequest(string Name, string Color, long Version);
