namespace OrleansChat.Silo.Clocks;

/// <summary>The checks of clocks, for silos and for fronts without one.</summary>
internal static class ClockRegistration
{
    /// <summary>After what brings the database up to date.</summary>
    public static void AddClockChecks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ClockLimit.From(builder.Configuration));
        builder.Services.AddHostedService<ClockCheck>();
        builder.Services.AddHostedService<ClockWatch>();
    }
}
