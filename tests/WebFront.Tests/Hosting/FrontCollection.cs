namespace OrleansChat.Hosting;

/// <summary>Tests that share one front. They must not rely on the queue being empty or on being alone.</summary>
[CollectionDefinition(Name)]
public sealed class FrontCollection : ICollectionFixture<FrontHost>
{
    public const string Name = "front";
}
