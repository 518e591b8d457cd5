namespace OrleansChat.Edge.Hubs;

/// <summary>Which side somebody calls and reads from. Each side has a hub of its own.</summary>
internal enum Audience
{
    Visitor = 0,
    Agent = 1,
}
