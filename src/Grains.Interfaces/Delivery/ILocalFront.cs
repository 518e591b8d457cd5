namespace OrleansChat.Delivery;

/// <summary>
/// A web front in the process of a silo. Signals of that silo reach it by a plain call;
/// those of other silos through the reference in its lease.
/// </summary>
public interface ILocalFront
{
    FrontId Id { get; }

    /// <summary>The front's own object, not a reference to it.</summary>
    IFrontObserver Observer { get; }
}
