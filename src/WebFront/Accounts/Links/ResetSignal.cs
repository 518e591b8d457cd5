using OrleansChat.Hosting;

namespace OrleansChat.Accounts.Links;

/// <summary>Wakes <see cref="ResetDelivery"/> of this front.</summary>
internal sealed class ResetSignal : AsyncAutoResetEvent;
