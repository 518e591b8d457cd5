using System.Reflection;

namespace OrleansChat.Architecture;

/// <summary>What goes over the wire between silos has a name of its own, so that a rename or a move breaks no rolling upgrade.</summary>
public sealed class WireContractTests
{
    private static readonly Type[] GrainInterfaces =
        [.. Product.HandWritten(Product.Interfaces).Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    private static readonly Type[] Payloads =
        [.. Product.HandWritten(Product.Interfaces).Concat(Product.HandWritten(Product.Grains))
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    [Fact]
    public void GrainInterfaces_HaveANameOfTheirOwn()
    {
        Assert.NotEmpty(GrainInterfaces);
        Assert.Empty(GrainInterfaces
            .Where(type => !type.IsDefined(typeof(AliasAttribute)) || !type.IsDefined(typeof(GrainInterfaceTypeAttribute)))
            .Select(type => type.FullName));
    }

    [Fact]
    public void GrainMethods_HaveANameOfTheirOwn() =>
        Assert.Empty(GrainInterfaces.SelectMany(type => type.GetMethods())
            .Where(method => !method.IsStatic && !method.IsDefined(typeof(AliasAttribute)))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void Payloads_HaveANameOfTheirOwn()
    {
        Assert.NotEmpty(Payloads);
        Assert.Empty(Payloads.Where(type => !type.IsDefined(typeof(AliasAttribute), inherit: false)).Select(type => type.FullName));
    }

    [Fact]
    public void Names_AreGivenOnce() =>
        Assert.Empty(GrainInterfaces.Concat(Payloads)
            .GroupBy(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group)}"));
}
