namespace OrleansChat.Operations.Members;

/// <summary>Tests that start whole clusters of processes, one after the other: several at once only slow each other down.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection
{
    public const string Name = "clusters";
}
