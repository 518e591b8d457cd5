using System.Reflection;

namespace OrleansChat.Telemetry;

/// <summary>Which build this is: the release, and the commit where it was built from a clone.</summary>
public static class ProductVersion
{
    private const string Asked = "--version";

    /// <summary>For instance <c>0.1.0+5f0c…</c>.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Prints the version where that is all that was asked for. True: the program has nothing more to do.</summary>
    public static bool IsPrinted(string[] args)
    {
        if (args is not [Asked])
            return false;
        Console.WriteLine($"Orleans.Chat {Current}");
        return true;
    }
}
