using OrleansChat.Wire;

// Writes what is generated from the C# side of the wire: the browser's contracts and the tables of docs/protocol.md.
foreach (var file in WireFiles.All)
    await File.WriteAllTextAsync(file.Path, file.Wanted());
