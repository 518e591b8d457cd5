using System.Globalization;
using System.Reflection;
using System.Text;
using OrleansChat.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Contracts;

/// <summary>Writes the browser's side of the wire contracts from the C# side, so that the two cannot differ.</summary>
internal static class TypeScriptContracts
{
    private static readonly Type[] Hubs = [typeof(IVisitorHub), typeof(IVisitorClient), typeof(IAgentHub), typeof(IAgentClient)];

    public static string Emit()
    {
        var text = new StringBuilder();
        text.Append("// Written from src/WebFront/Protocol by tests/WebFront.Tests (UPDATE_CONTRACTS=1). Edit the C# side.\n");
        text.Append("// Times are ISO 8601 in UTC. A field that is null on the server is left out.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"export const protocolVersion = {ProtocolVersion.Current};\n");
        foreach (var type in Payloads())
            EmitPayload(text, type);
        foreach (var hub in Hubs)
            EmitHub(text, hub);
        EmitCodes(text);
        return text.ToString();
    }

    private static IEnumerable<Type> Payloads() =>
        typeof(ProtocolVersion).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(ProtocolVersion).Namespace)
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .Concat(TypeScriptNames.Settings)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static void EmitPayload(StringBuilder text, Type type)
    {
        if (type.IsEnum)
        {
            var words = type.GetEnumNames().Select(word => $"'{TypeScriptNames.Camel(word)}'");
            text.Append(CultureInfo.InvariantCulture, $"\nexport type {type.Name} = {string.Join(" | ", words)};\n");
            return;
        }

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        var generic = type.IsGenericTypeDefinition ? $"<{string.Join(", ", type.GetGenericArguments().Select(a => a.Name))}>" : "";
        if (properties.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nexport type {type.Name} = Record<string, never>;\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\nexport interface {TypeScriptNames.Bare(type)}{generic} {{\n");
        foreach (var property in properties)
            text.Append(Field(property));
        text.Append("}\n");
    }

    private static string Field(PropertyInfo property)
    {
        var nullable = TypeScriptNames.IsNullable(new NullabilityInfoContext().Create(property));
        var name = TypeScriptNames.Camel(property.Name);
        var type = TypeScriptNames.Of(property.PropertyType);
        return nullable ? $"  {name}?: {type} | null;\n" : $"  {name}: {type};\n";
    }

    private static void EmitHub(StringBuilder text, Type hub)
    {
        var name = hub.Name[1..];
        text.Append(CultureInfo.InvariantCulture, $"\nexport interface {name}Methods {{\n");
        foreach (var method in hub.GetMethods())
            text.Append(Signature(method));
        text.Append(CultureInfo.InvariantCulture, $"}}\n\n/** Names on the wire. */\nexport const {TypeScriptNames.Camel(name)} = {{\n");
        foreach (var method in hub.GetMethods())
            text.Append(CultureInfo.InvariantCulture, $"  {TypeScriptNames.Camel(method.Name)}: '{method.Name}',\n");
        text.Append("} as const;\n");
    }

    private static string Signature(MethodInfo method)
    {
        var parameters = method.GetParameters().Select(Parameter);
        return $"  {TypeScriptNames.Camel(method.Name)}({string.Join(", ", parameters)}): {TypeScriptNames.Promise(method.ReturnType)};\n";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var nullable = TypeScriptNames.IsNullable(new NullabilityInfoContext().Create(parameter));
        return $"{parameter.Name}: {TypeScriptNames.Of(parameter.ParameterType)}{(nullable ? " | null" : "")}";
    }

    private static void EmitCodes(StringBuilder text)
    {
        text.Append("\n/** Stable codes of refusals. */\nexport const refusalCodes = {\n");
        foreach (var code in typeof(RefusalCodes).GetFields().OrderBy(field => field.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"  {TypeScriptNames.Camel(code.Name)}: '{code.GetRawConstantValue()}',\n");
        text.Append("} as const;\n");
    }
}
