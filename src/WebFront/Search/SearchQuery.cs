using System.Globalization;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>What an address says is wanted, as it came. What is empty is not wanted in particular.</summary>
internal sealed record SearchQuery(
    string? Text,
    string? Customer,
    string? Agent,
    string? Channel,
    string? Tag,
    string? Rating,
    string? State,
    string? From,
    string? Until,
    string? After)
{
    public const int TextLength = 200;
    private const int TagLength = 100;

    /// <summary>Refused at the first field that cannot be read.</summary>
    public Result<SearchFilter> Read()
    {
        if ((InputRules.Optional(Text, "text", TextLength) ?? InputRules.Optional(Customer, "customer", TextLength)
            ?? InputRules.Optional(Tag, "tag", TagLength) ?? InputRules.Optional(After, "after", SearchPlaces.MaxLength)) is { } bad)
        {
            return bad;
        }

        var agent = Id<AgentId>(Agent, "agent");
        var channel = Id<ChannelId>(Channel, "channel");
        if (!agent.IsOk || !channel.IsOk)
            return agent.Refusal ?? channel.Refusal!;
        if (!TryRating(out var stars))
            return InputRules.Invalid("rating", "range", SessionLimits.MostStars);
        if (!TryState(out var state))
            return InputRules.Invalid("state", "word");
        if (!Instants.TryRead(From, out var from))
            return InputRules.Invalid("from", "instant");
        if (!Instants.TryRead(Until, out var until))
            return InputRules.Invalid("until", "instant");
        if (from >= until) // The end is not in it: such a period is empty.
            return InputRules.Invalid("until", "order");
        return new SearchFilter
        {
            Text = Text,
            Customer = Customer,
            Agent = agent.Value.Value,
            Channel = channel.Value.Value,
            Tag = string.IsNullOrEmpty(Tag) ? null : Tag,
            Rating = stars,
            State = state,
            From = from,
            Until = until,
        };
    }

    private bool TryRating(out int? stars)
    {
        stars = int.TryParse(Rating, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        return string.IsNullOrEmpty(Rating) || stars is >= 1 and <= SessionLimits.MostStars;
    }

    private bool TryState(out SearchState? state)
    {
        state = null;
        if (string.IsNullOrEmpty(State))
            return true;
        foreach (var known in Enum.GetValues<SearchState>())
        {
            if (WireNames.Of(known) == State)
                state = known;
        }

        return state is not null;
    }

    private static Result<Chosen<TId>> Id<TId>(string? value, string field)
        where TId : struct, IGuidId<TId>
    {
        if (string.IsNullOrEmpty(value))
            return new Chosen<TId>(null);
        return InputRules.Id<TId>(value, field).Map(static id => new Chosen<TId>(id));
    }

    /// <summary>One, or (null) any.</summary>
    private sealed record Chosen<TId>(TId? Value)
        where TId : struct;
}
