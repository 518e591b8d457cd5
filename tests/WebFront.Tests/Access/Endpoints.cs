using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Edge.Http;
using OrleansChat.Hosting;

namespace OrleansChat.Access;

/// <summary>The endpoints of a running front: nobody can forget to list one.</summary>
internal static class Endpoints
{
    private const string Nothing = "0123456789abcdef0123456789abcdef";

    public static IReadOnlyList<KnownEndpoint> Of(FrontHost front) =>
    [
        .. from endpoint in front.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]
           select new KnownEndpoint(
               method,
               "/" + endpoint.RoutePattern.RawText!.Trim('/'),
               endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType,
               BodyLimits.Of(endpoint)),
    ];

    /// <summary>With ids of nothing.</summary>
    public static string PathOf(string pattern) => pattern
        .Replace("{id}", Nothing, StringComparison.Ordinal).Replace("{id:guid}", Nothing, StringComparison.Ordinal)
        .Replace("{session}", Nothing, StringComparison.Ordinal).Replace("{token}", Nothing, StringComparison.Ordinal)
        .Replace("{hash}", Nothing + Nothing, StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);
}

/// <summary>Method (<c>*</c>: any), pattern, what its body is, and the most bytes that it takes.</summary>
internal sealed record KnownEndpoint(string Method, string Pattern, Type? Body, long BodyLimit)
{
    public string Path => Endpoints.PathOf(Pattern);

    public bool IsUnsafe => Method is not ("GET" or "HEAD" or "*");
}

/// <summary>Tests of what comes in over hubs, on one front: nobody is signed out there.</summary>
[CollectionDefinition(Name)]
public sealed class HubCollection : ICollectionFixture<AccessScene>
{
    public const string Name = "hubs";
}

/// <summary>Tests of what comes in over HTTP, on one front.</summary>
[CollectionDefinition(Name)]
public sealed class EdgeCollection : ICollectionFixture<AccessScene>
{
    public const string Name = "edge";
}
