namespace OrleansChat.Contracts;

public class TypeScriptContractsTests
{
    private const string ClientFile = "src/WebFront/Client/shared/src/contracts.ts";

    [Fact]
    public async Task The_browsers_contracts_say_what_the_server_says()
    {
        var path = Path.Combine(Repository.Root, ClientFile);
        var emitted = TypeScriptContracts.Emit();
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, emitted);
        }

        Assert.True(File.Exists(path), $"{ClientFile} is missing: run the tests once with UPDATE_CONTRACTS=1.");
        Assert.Equal(emitted, await File.ReadAllTextAsync(path));
    }
}
