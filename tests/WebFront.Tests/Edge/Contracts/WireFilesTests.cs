using OrleansChat.Wire;

namespace OrleansChat.Edge.Contracts;

public class WireFilesTests
{
    public static TheoryData<string> Files() => [.. WireFiles.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedFile_Regenerated_IsUnchanged(string name)
    {
        var file = WireFiles.All.Single(each => each.Name == name);
        Assert.True(file.Now() == file.Wanted(), $"{name} is not as the C# side is. Run: {WireFiles.Command}");
    }

    [Fact]
    public void InheritedMethods_OfAHub_AreEmitted()
    {
        var methods = WireContracts.Methods(typeof(IInheriting)).Select(method => method.Name);
        Assert.Equal(["Inherited", "Own"], methods);
    }

    private interface IInherited
    {
        Task Inherited();
    }

    private interface IInheriting : IInherited
    {
        Task Own();
    }
}
