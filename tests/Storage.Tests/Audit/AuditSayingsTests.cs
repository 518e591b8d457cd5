namespace OrleansChat.Audit;

public class AuditSayingsTests
{
    private const string Week = """[{"start":"08:00:00","end":"12:00:00"},{"start":"22:00:00","end":"06:00:00"}]""";
    private const string Christmas = """[{"date":"2026-12-25","name":"Første juledag","open":null},{"date":"2026-12-31","name":"Eve","open":[{"start":"09:00:00","end":"12:00:00"}]}]""";

    [Theory]
    [InlineData("idleTimeout", "00:15:00", "~15 ~minute")]
    [InlineData("reopenWindow", "01:30:00", "~90 ~minute")]
    [InlineData("reopenWindow", "02:00:00", "~2 ~hour")]
    [InlineData("warnAgentsNewChat", "2.00:00:00", "~2 ~day")]
    [InlineData("answerTarget", "00:01:30", "~90 ~second")]
    [InlineData("offline.afterInQueue", "00:00:00", "~0 ~second")]
    [InlineData("hours.monday.open", Week, "08:00–12:00 22:00–06:00 ~next-day")]
    [InlineData("hours.monday.open", """[{"start":"00:00:00","end":"00:00:00"}]""", "00:00–00:00 ~next-day")]
    [InlineData("hours.monday.open", "[]", "~closed")]
    [InlineData("hours.monday.breaks", "[]", "")]
    [InlineData("hours.holidays", Christmas, "Første juledag: ~25 ~month-12 ~closed Eve: ~31 ~month-12 09:00–12:00")]
    [InlineData("allowedOrigins", """["https://a.example","https://b.example"]""", "https://a.example, https://b.example")]
    [InlineData("header", "Ask us", "")]
    [InlineData("header", null, "")]
    public void What_is_shown_otherwise_than_it_is_stored_is_there_to_be_found(string field, string? value, string words) =>
        Assert.Equal(words, string.Join(' ', AuditSayings.Of(field, value)));

    [Theory]
    [InlineData("""[{"start":"08:00:00","end":"12:0""")]
    [InlineData("[me]")]
    [InlineData("[1,null,{}]")]
    [InlineData("""[{"start":1,"end":null}]""")]
    [InlineData("""[{"start":"8","end":"9"}]""")]
    [InlineData("""[{"date":"tomorrow","name":7}]""")]
    [InlineData("99:99:99")]
    [InlineData("9999999.23:59:59.9999999")]
    public void Whatever_somebody_is_called_is_no_fault(string name)
    {
        var entry = AuditNote.Of(DateTimeOffset.UnixEpoch, new(null, name), "person.renamed", null, name, [new("name", null, name)]);
        Assert.Contains(name.ToLowerInvariant(), entry.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_what_was_and_what_is_are_among_the_words_of_the_entry()
    {
        var entry = AuditNote.Of(
            DateTimeOffset.UnixEpoch, new(null, "Ada"), AuditKinds.ChannelChanged, null, "Shop", [new("idleTimeout", "00:15:00", "02:00:00")]);
        Assert.Equal(["ada", "channel.changed", "shop", "idletimeout", "00:15:00", "02:00:00", "~15", "~minute", "~2", "~hour"], entry.Words.Split('\n'));
    }
}
