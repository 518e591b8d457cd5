namespace OrleansChat.Architecture;

/// <summary>The product reads the time, and waits, only through <see cref="TimeProvider"/>: tests drive the clock.</summary>
public sealed class ClockTests
{
    private static readonly HashSet<string> Clocks =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Threading.Thread::Sleep",
    ];

    [Theory]
    [InlineData(Product.Interfaces)]
    [InlineData(Product.Storage)]
    [InlineData(Product.Grains)]
    [InlineData(Product.Silo)]
    [InlineData(Product.Telemetry)]
    [InlineData(Product.WebFront)]
    public void Code_AsksNoClockBehindTheTimeProvider(string project)
    {
        using var code = Product.Code(project);
        var calls = CodeReader.Calls(code);
        Assert.NotEmpty(calls);
        Assert.Empty(
            calls.Where(call => Clocks.Contains($"{call.Called.DeclaringType.FullName}::{call.Called.Name}")).Select(call => call.Where));
    }
}
