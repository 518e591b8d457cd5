using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Architecture;

/// <summary>A type of the web front, nested ones left out.</summary>
/// <param name="Type">By reflection.</param>
/// <param name="Touched">Full names of the types that its code mentions.</param>
internal sealed record FrontType(Type Type, IReadOnlySet<string> Touched)
{
    private const BindingFlags AllMethods =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public string Name => Type.FullName!;

    /// <summary>The folder below the project's own, as the first part of a namespace: <c>OrleansChat.Sessions</c>.</summary>
    public string Folder => FolderOf(Type.Namespace!);

    public bool IsHub => typeof(Hub).IsAssignableFrom(Type) && !Type.IsAbstract;

    /// <summary>What others see of the front: browsers and whoever writes a client.</summary>
    public bool IsContract => Type.IsPublic;

    /// <summary>What calls come in by: hubs, what stands around them, endpoints, and the contracts of both.</summary>
    public bool IsEdge => typeof(Hub).IsAssignableFrom(Type) || typeof(IHubFilter).IsAssignableFrom(Type)
        || typeof(IExceptionHandler).IsAssignableFrom(Type) || IsContract || MapsEndpoints;

    private bool MapsEndpoints => Type.GetMethods(AllMethods).SelectMany(method => method.GetParameters())
        .Any(parameter => parameter.ParameterType == typeof(IEndpointRouteBuilder));

    public static FrontType[] All() =>
        [.. Product.HandWritten(Product.WebFront).Where(type => !type.IsNested)
            .Select(type => new FrontType(type, CodeReader.Touched(Product.WebFront, type)))];

    /// <summary>Of a namespace, or of a type's full name.</summary>
    public static string FolderOf(string name) => string.Join('.', name.Split('.').Take(2));
}
