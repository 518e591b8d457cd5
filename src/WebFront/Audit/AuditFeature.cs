namespace OrleansChat.Audit;

/// <summary>The audit log: every feature writes it, administrators read it.</summary>
internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditWriter>();
        services.AddScoped<AuditReader>();
    }

    public static void MapAudit(this IEndpointRouteBuilder app) => AuditEndpoints.Map(app);
}
