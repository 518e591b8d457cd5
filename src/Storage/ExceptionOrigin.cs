using System.Diagnostics;

namespace OrleansChat.Storage;

/// <summary>Whose code threw an exception: the same type means a wrong setting in one place and a defect in another.</summary>
internal static class ExceptionOrigin
{
    /// <summary>Whether it was thrown by code below one of these namespaces, itself or by what it called of .NET.</summary>
    public static bool IsOf(Exception failure, params ReadOnlySpan<string> namespaces)
    {
        var thrower = new StackTrace(failure).GetFrames()
            .Select(static frame => frame.GetMethod()?.DeclaringType?.Namespace)
            .FirstOrDefault(static name => name is not null && !IsRuntime(name));
        foreach (var each in namespaces)
        {
            if (thrower is not null && IsBelow(thrower, each))
                return true;
        }

        return false;
    }

    private static bool IsRuntime(string name) => IsBelow(name, "System") || IsBelow(name, "Microsoft.Win32");

    private static bool IsBelow(string name, string parent) =>
        name.StartsWith(parent, StringComparison.Ordinal) && (name.Length == parent.Length || name[parent.Length] == '.');
}
