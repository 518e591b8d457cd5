using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OrleansChat.Wire;

/// <summary>What the comments in the source say of a type or member, in one line.</summary>
internal static partial class XmlComments
{
    private static readonly Dictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = [];

    public static string Of(Type type) => Text(Member(type, $"T:{type.FullName}")?.Element("summary"));

    public static string Of(FieldInfo field) =>
        Text(Member(field.DeclaringType!, $"F:{field.DeclaringType!.FullName}.{field.Name}")?.Element("summary"));

    public static string Of(MethodInfo method) => Text(Member(method)?.Element("summary"));

    public static string OfParameter(MethodInfo method, string name) => Text(Param(Member(method), name));

    /// <summary>Of a positional record, what the type's comment says of the parameter.</summary>
    public static string Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var own = Member(type, $"P:{type.FullName}.{property.Name}")?.Element("summary");
        return Text(own ?? Param(Member(type, $"T:{type.FullName}"), property.Name));
    }

    private static XElement? Member(MethodInfo method)
    {
        var start = $"M:{method.DeclaringType!.FullName}.{method.Name}";
        return In(method.DeclaringType.Assembly)
            .FirstOrDefault(known => known.Key == start || known.Key.StartsWith(start + "(", StringComparison.Ordinal)).Value;
    }

    private static XElement? Member(Type type, string name) => In(type.Assembly).GetValueOrDefault(name);

    private static XElement? Param(XElement? member, string name) =>
        member?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name);

    private static IReadOnlyDictionary<string, XElement> In(Assembly assembly)
    {
        if (Files.TryGetValue(assembly, out var known))
            return known;
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
            throw new FileNotFoundException("The comments of the contracts are missing: build with GenerateDocumentationFile.", path);
        return Files[assembly] = XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
    }

    private static string Text(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "paramref" } named => $"`{WireContracts.Camel(named.Attribute("name")!.Value)}`",
        XElement { Name.LocalName: "see" } seen => $"`{Seen(seen.Attribute("cref")?.Value ?? "")}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    private static string Seen(string member)
    {
        var name = member.Split('(')[0].Split('.')[^1];
        return member.StartsWith("P:", StringComparison.Ordinal) ? WireContracts.Camel(name) : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
