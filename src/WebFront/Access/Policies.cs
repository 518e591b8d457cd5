namespace OrleansChat.Access;

/// <summary>Names of authorisation policies.</summary>
internal static class Policies
{
    public const string Administrator = "administrator";

    /// <summary>May change the knowledge base: administrators, and whom they gave it to.</summary>
    public const string KnowledgeEditor = "knowledgeEditor";
}
