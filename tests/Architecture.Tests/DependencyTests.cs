namespace OrleansChat.Architecture;

/// <summary>Who may know whom. Read as: contracts know nobody, the host knows the grains, the web front knows the contracts.</summary>
public sealed class DependencyTests
{
    /// <summary>What decides and folds; tested in milliseconds because it needs no cluster.</summary>
    private static readonly string[] Rules =
    [
        "ChatSession", "SessionFold", "SessionDeadlines", "Decision", "StartingRules",
        "OwnershipRules", "MessagingRules", "TransferRules", "EndingRules", "HousekeepingRules",
    ];

    [Theory]
    [InlineData(Product.Interfaces, new string[0])]
    [InlineData(Product.Storage, new[] { Product.Interfaces })]
    [InlineData(Product.Grains, new[] { Product.Interfaces, Product.Storage })]
    [InlineData(Product.Telemetry, new[] { Product.Interfaces, Product.Storage })]
    [InlineData(Product.Silo, new[] { Product.Interfaces, Product.Storage, Product.Grains, Product.Telemetry })]
    [InlineData(Product.WebFront, new[] { Product.Interfaces, Product.Storage, Product.Silo, Product.Telemetry })]
    public void References_OfEachProject_StayWithinTheAllowed(string project, string[] allowed) =>
        Assert.Empty(Product.References(project).Except(allowed));

    /// <summary>And the health addresses, which both answer alike.</summary>
    [Fact]
    public void WebFront_ReachesTheSilo_OnlyThroughTheOneRegistration()
    {
        using var code = Product.Code(Product.WebFront);
        var touched = code.GetTypeReferences().Where(type => type.Scope.Name == Product.Silo).Select(type => type.FullName);
        Assert.Equal(["OrleansChat.Silo.ChatSilo", "OrleansChat.Silo.Health.HealthParts"], touched.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SessionRules_KnowNoOrleansTypes()
    {
        Assert.All(Rules, name => Assert.Contains(Product.HandWritten(Product.Grains), type => IsRule(type) && type.Name == name));
        AssertFreeOfOrleans(Product.Grains, IsRule);
    }

    [Fact]
    public void HubContracts_KnowNoOrleansTypes() => AssertFreeOfOrleans(
        Product.WebFront, type => type is { IsPublic: true, IsNested: false } and not { IsAbstract: true, IsSealed: true });

    private static bool IsRule(Type type) => type.Namespace is "OrleansChat.Sessions" && Rules.Contains(type.Name);

    private static void AssertFreeOfOrleans(string assembly, Func<Type, bool> chosen)
    {
        var types = Product.HandWritten(assembly).Where(chosen).ToArray();
        Assert.NotEmpty(types);
        var touched = types.SelectMany(type => CodeReader.Touched(assembly, type));
        Assert.DoesNotContain(touched, name => name.StartsWith("Orleans.", StringComparison.Ordinal));
    }
}
