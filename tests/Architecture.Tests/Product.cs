using System.Reflection;
using Mono.Cecil;

namespace OrleansChat.Architecture;

/// <summary>The product's assemblies, to reflect over and to read the code of.</summary>
internal static class Product
{
    public const string Interfaces = "OrleansChat.Grains.Interfaces";
    public const string Storage = "OrleansChat.Storage";
    public const string Grains = "OrleansChat.Grains";
    public const string Silo = "OrleansChat.Silo";
    public const string Telemetry = "OrleansChat.Telemetry";
    public const string WebFront = "OrleansChat.WebFront";

    public static readonly string[] All = [Interfaces, Storage, Grains, Silo, WebFront, Telemetry];

    public static Assembly Load(string name) => Assembly.Load(name);

    /// <summary>The types that are written by hand: what code generators added follows rules of its own.</summary>
    public static IEnumerable<Type> HandWritten(string name) =>
        Load(name).GetTypes().Where(type => type.Namespace?.StartsWith("OrleansChat", StringComparison.Ordinal) == true
            && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null);

    public static ModuleDefinition Code(string name) => ModuleDefinition.ReadModule(Load(name).Location);

    /// <summary>Which of the product's other assemblies the compiled code of this one touches.</summary>
    public static IEnumerable<string> References(string name) =>
        Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("OrleansChat", StringComparison.Ordinal));
}
