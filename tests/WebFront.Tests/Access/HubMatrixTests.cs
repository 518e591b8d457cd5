using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Hosting;

namespace OrleansChat.Access;

/// <summary>Walks the matrix against a running front: each row by every caller.</summary>
[Collection(HubCollection.Name)]
public class HubMatrixTests(AccessScene scene)
{
    public static TheoryData<string> Rows() => [.. AccessMatrix.Hubs.Select((_, number) => NameOf(number))];

    [Fact]
    public void HubMethods_InTheMatrix_AreComplete()
    {
        var hubs = typeof(ChatFront).Assembly.GetTypes().Where(type => typeof(Hub).IsAssignableFrom(type) && !type.IsAbstract);
        var methods = hubs.SelectMany(
            hub => hub.GetMethods(BindingFlags.Instance | BindingFlags.Public)
                .Where(method => method.GetBaseDefinition().DeclaringType?.Assembly == hub.Assembly && !method.IsSpecialName),
            (hub, method) => $"{hub.Name}.{method.Name}");
        AccessMatrix.AssertListed(methods, AccessMatrix.Hubs.Select(row => $"{row.Hub}.{row.Method}"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task HubMethod_ForEachCaller_AnswersAsTheMatrixSays(string name)
    {
        var row = AccessMatrix.Hubs.Where((_, number) => NameOf(number) == name).Single();
        var wrong = new List<string>();
        foreach (var caller in Expected.Callers)
        {
            var outcome = await new HubCell(scene, row, caller).Call();
            if (outcome != row.Expected[caller])
                wrong.Add($"{caller} got {outcome}, and should get {row.Expected[caller]}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string NameOf(int number)
    {
        var row = AccessMatrix.Hubs[number];
        return $"{number} {row.Hub}.{row.Method}, chat: {row.Chat}";
    }
}
