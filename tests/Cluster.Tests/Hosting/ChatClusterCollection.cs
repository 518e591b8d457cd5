namespace OrleansChat.Hosting;

/// <summary>One cluster for the tests that leave its silos alone.</summary>
[CollectionDefinition(nameof(ChatCluster))]
public sealed class ChatClusterCollection : ICollectionFixture<ChatCluster>;
