namespace OrleansChat.Storage;

/// <summary>What a person reads whose settings let nothing start: one sentence, and no stack.</summary>
public static class StartRefusal
{
    private const int Refused = 1;

    /// <summary>Runs a program. Answers its exit code.</summary>
    public static async Task<int> Report(Func<Task> program)
    {
        try
        {
            await program();
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync($"Orleans.Chat does not start: {refused.Message}");
            return Refused;
        }
    }
}
