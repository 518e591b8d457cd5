using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansChat.Edge.Http;

/// <summary>Endpoints that take more than <see cref="ApiLimits.BodyBytes"/>, or something else than JSON.</summary>
internal static class BodyLimits
{
    /// <summary>At most so many bytes.</summary>
    public static TBuilder TakeBodies<TBuilder>(this TBuilder endpoint, int bytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limit(bytes));

    /// <summary>What the endpoint of the call takes.</summary>
    public static long Of(HttpContext http) => Of(http.GetEndpoint());

    public static long Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? ApiLimits.BodyBytes;

    private sealed class Limit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => bytes;
    }
}
