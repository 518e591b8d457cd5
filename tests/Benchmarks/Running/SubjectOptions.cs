using System.Text.Json;

namespace OrleansChat.Benchmarks.Running;

/// <summary>What one measuring process is to do; it travels as its only argument.</summary>
/// <param name="ResultPath">File to which the figures are written, as JSON.</param>
internal sealed record SubjectOptions(
    string Subject,
    int Connections,
    int ChatsPerAgent,
    bool Quick,
    bool ClosedLoopOnly,
    string ResultPath)
{
    public int Agents => Math.Max(1, Connections / (ChatsPerAgent + 1));

    public int Visitors => Connections - Agents;

    public RunLengths Lengths => Quick ? RunLengths.Quick : RunLengths.Full;

    public string ToArgument() => JsonSerializer.Serialize(this);

    public static SubjectOptions FromArgument(string argument) =>
        JsonSerializer.Deserialize<SubjectOptions>(argument) ?? throw new ArgumentException("No options.", nameof(argument));
}
