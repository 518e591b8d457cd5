using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OrleansChat.Architecture;

/// <summary>Reads compiled code: which types and methods a class touches, in signatures and in bodies.</summary>
internal static class CodeReader
{
    /// <summary>Full names of all types that the class or its nested types mention.</summary>
    public static IReadOnlySet<string> Touched(string assembly, Type type)
    {
        using var code = Product.Code(assembly);
        var found = new HashSet<string>();
        foreach (var each in WithNested(code.GetType(type.FullName!.Replace('+', '/'))))
            Collect(each, found);
        return found;
    }

    /// <summary>Every call in the assembly: where it stands, and the method called as <c>Namespace.Type::Method</c>.</summary>
    public static IReadOnlyList<(string Where, MethodReference Called)> Calls(ModuleDefinition code) =>
        [.. from type in code.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.OpCode.FlowControl == FlowControl.Call && instruction.Operand is MethodReference
            select (method.FullName, (MethodReference)instruction.Operand)];

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static void Collect(TypeDefinition type, HashSet<string> found)
    {
        Add(type.BaseType, found);
        foreach (var implemented in type.Interfaces)
            Add(implemented.InterfaceType, found);
        foreach (var attribute in type.CustomAttributes)
            Add(attribute.AttributeType, found);
        foreach (var field in type.Fields)
            Add(field.FieldType, found);
        foreach (var method in type.Methods)
            Collect(method, found);
    }

    private static void Collect(MethodDefinition method, HashSet<string> found)
    {
        Add(method.ReturnType, found);
        foreach (var parameter in method.Parameters)
            Add(parameter.ParameterType, found);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(variable.VariableType, found);
        foreach (var instruction in method.Body.Instructions)
        {
            Add(instruction.Operand as TypeReference, found);
            Add((instruction.Operand as MemberReference)?.DeclaringType, found);
        }
    }

    private static void Add(TypeReference? type, HashSet<string> found)
    {
        if (type is null)
            return;
        found.Add(type.GetElementType().FullName);
        if (type is GenericInstanceType generic)
            foreach (var argument in generic.GenericArguments)
                Add(argument, found);
    }
}
