namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>A connection that calls Sync every 25 s, and when an event is missing, as the browsers' clients do.</summary>
internal interface IKeptAlive
{
    bool MissesEvents { get; }

    /// <summary>Reads what was missed; renews presence.</summary>
    Task Sync();
}
