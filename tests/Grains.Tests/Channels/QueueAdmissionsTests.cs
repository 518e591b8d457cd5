using OrleansChat.Sessions;

namespace OrleansChat.Channels;

public class QueueAdmissionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly QueueAdmissions _admissions = new();
    private readonly List<QueueEntry> _waiting = [];
    private DateTimeOffset _now = Noon;

    [Fact]
    public void Admit_FromOneAddress_IsRefusedFromTheCapOn()
    {
        Assert.Equal(
            [null, null, QueueAdmissions.Address], Enumerable.Range(0, 3).Select(each => Apply("192.0.2.1", $"c{each}", perAddress: 2)));
        Assert.Null(Apply("192.0.2.2", "c9", perAddress: 2));
    }

    [Fact]
    public void Admit_FromOneSubscribersNetwork_CountsTogether()
    {
        Assert.Null(Apply("2001:db8:0:1::1", "c1", perAddress: 1));
        Assert.Equal(QueueAdmissions.Address, Apply("2001:db8:0:1:ffff::2", "c2", perAddress: 1));
        Assert.Null(Apply("2001:db8:0:2::1", "c3", perAddress: 1));
        Assert.Null(Apply(null, "c4", perAddress: 1));
        Assert.Equal(QueueAdmissions.Address, Apply(null, "c5", perAddress: 1));
    }

    [Fact]
    public void Admit_OverOneConnection_IsRefusedFromTheCapOnUntilAChatLeaves()
    {
        var (first, second) = (Session(), Session());
        Assert.Null(Apply("192.0.2.1", "c1", session: first));
        Assert.Null(Apply("192.0.2.1", "c1", session: second));
        Arrive(first, "192.0.2.1");
        Assert.Equal(QueueAdmissions.Connection, Apply("192.0.2.1", "c1"));
        Assert.Null(Apply("192.0.2.1", "c1", session: first));

        _waiting.Clear();
        Assert.Null(Apply("192.0.2.1", "c1"));
    }

    [Fact]
    public void Admit_OfAChatThatNeverCame_HoldsItsPlaceForAWhileOnly()
    {
        Assert.Null(Apply("192.0.2.1", "c1", perAddress: 1));
        Assert.Equal(QueueAdmissions.Address, Apply("192.0.2.1", "c2", perAddress: 1));
        _now += TimeSpan.FromSeconds(31);
        Assert.Null(Apply("192.0.2.1", "c2", perAddress: 1));
    }

    [Fact]
    public void Admit_AfterANewActivation_CountsWhoWaits()
    {
        Arrive(Session(), "192.0.2.1");
        Assert.Equal(QueueAdmissions.Address, Apply("192.0.2.1", "c1", perAddress: 1));
    }

    [Fact]
    public void Admit_OfNeighboursWhoseAddressesAreMasked_CountsEachOfThem()
    {
        var first = Session();
        Assert.Null(Apply(null, "c1", perAddress: 1, session: first, network: "a"));
        Arrive(first, "192.0.2.0");
        Assert.Equal(QueueAdmissions.Address, Apply(null, "c2", perAddress: 1, network: "a"));
        Assert.Null(Apply(null, "c3", perAddress: 1, network: "b"));
    }

    [Fact]
    public void Admit_AfterANewActivation_CountsNobodyByAMaskedAddress()
    {
        Arrive(Session(), "192.0.2.0");
        Assert.Null(Apply(null, "c1", perAddress: 1, network: "a"));
    }

    private static SessionId Session() => new(Guid.NewGuid());

    private void Arrive(SessionId session, string ip)
    {
        var summary = new SessionSummary
        {
            Id = session,
            Channel = new(Guid.NewGuid()),
            Visitor = new("v"),
            Visit = new(Ip: ip),
            Status = SessionStatus.InQueue,
        };
        _waiting.Add(new(session, _now, false, summary));
        _admissions.Arrived(session);
    }

    private string? Apply(string? ip, string connection, int perAddress = 100, SessionId? session = null, string? network = null) =>
        _admissions.Admit(new(session ?? Session(), ip, connection, perAddress, 2, network), _waiting, _now);
}
