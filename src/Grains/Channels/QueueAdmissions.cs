using System.Net;
using System.Net.Sockets;
using OrleansChat.Sessions;

namespace OrleansChat.Channels;

/// <summary>
/// How many places of a queue one address and one connection have: those that wait, and those that were let in and are on their way. Pure.
/// </summary>
public sealed class QueueAdmissions
{
    public const string Address = "address";
    public const string Connection = "connection";

    /// <summary>A chat that was let in and has not come by then was refused elsewhere, or joined an open one.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(30);
    private const int SubscriberBytes = 8;

    private readonly Dictionary<SessionId, Admission> _admitted = [];

    /// <summary>Null: the applicant has a place. Otherwise whose chats are too many.</summary>
    public string? Admit(QueueApplicant applicant, IReadOnlyCollection<QueueEntry> waiting, DateTimeOffset now)
    {
        var there = waiting.Select(static entry => entry.Session).ToHashSet();
        Forget(there, now);
        if (there.Contains(applicant.Session) || _admitted.ContainsKey(applicant.Session))
            return null;

        var address = applicant.Network ?? KeyOf(applicant.Ip);
        var coming = _admitted.Where(pair => !there.Contains(pair.Key)).Select(static pair => pair.Value).ToArray();
        if (_admitted.Values.Count(known => known.Connection == applicant.Connection) >= applicant.MostPerConnection)
            return Connection;
        var ofAddress = waiting.Count(entry => IsOf(applicant, address, entry)) + coming.Count(known => known.Address == address);
        if (ofAddress >= applicant.MostPerAddress)
            return Address;
        _admitted[applicant.Session] = new(address, applicant.Connection, now, Arrived: false);
        return null;
    }

    /// <summary>The queue heard of the session.</summary>
    public void Arrived(SessionId session)
    {
        if (_admitted.TryGetValue(session, out var known))
            _admitted[session] = known with { Arrived = true };
    }

    /// <summary>An IPv4 address, or the network that one subscriber of IPv6 has. Those without one count together.</summary>
    public static string KeyOf(string? ip)
    {
        if (!IPAddress.TryParse(ip, out var address))
            return "none";
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SubscriberBytes).Clear();
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Who was let in by an earlier activation is known by the stored address only.</summary>
    private bool IsOf(QueueApplicant applicant, string address, QueueEntry entry) => _admitted.TryGetValue(entry.Session, out var known)
        ? known.Address == address
        : applicant.Ip is not null && KeyOf(entry.Summary.Visit.Ip) == KeyOf(applicant.Ip);

    private void Forget(HashSet<SessionId> waiting, DateTimeOffset now)
    {
        var gone = _admitted.Where(pair => !waiting.Contains(pair.Key) && (pair.Value.Arrived || now - pair.Value.At > OnItsWay))
            .Select(static pair => pair.Key);
        foreach (var session in gone.ToArray())
            _admitted.Remove(session);
    }

    private sealed record Admission(string Address, string Connection, DateTimeOffset At, bool Arrived);
}
