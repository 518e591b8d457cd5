using System.Globalization;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// What filters ask for, as words of the index: it meets them with the words of the text, and reads no chat that does not fit. Small
/// letters and digits only.
/// </summary>
internal static class SearchKeys
{
    public static string Channel(ChannelId channel) => $"c{channel.Value:N}";

    /// <summary>Had the chat.</summary>
    public static string Agent(AgentId agent) => $"a{agent.Value:N}";

    /// <summary>
    /// May read it whatever they may on its channel: has it, had it last, is offered it, handed it over, or is mentioned.
    /// </summary>
    public static string Own(AgentId agent) => $"o{agent.Value:N}";

    /// <summary>Waits there.</summary>
    public static string Waiting(ChannelId channel) => $"w{channel.Value:N}";

    public static string Tag(string tag) => $"t{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(tag))}";

    public static string Rating(int stars) => string.Create(CultureInfo.InvariantCulture, $"r{stars}");

    public static string State(SearchState state) => string.Create(CultureInfo.InvariantCulture, $"s{(int)state}");

    /// <summary>Of a chat as it is now, and of all who ever had it.</summary>
    public static IReadOnlyList<string> Of(SessionSummary summary, IEnumerable<AgentId> agents)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal) { Channel(summary.Channel), State(StateOf(summary.Status)) };
        keys.UnionWith(agents.Select(Agent));
        if (summary.Agent is { } agent)
            keys.UnionWith([Agent(agent.Id), Own(agent.Id)]);
        if (summary.Transfer?.To is { } colleague)
            keys.Add(Own(colleague.Id));
        if (summary.HandedOverBy is { } before)
            keys.Add(Own(before));
        keys.UnionWith(summary.MentionedAgents().Select(Own));
        keys.UnionWith(summary.TagIds().Select(Tag));
        if (summary.Status == SessionStatus.InQueue)
            keys.Add(Waiting(summary.Channel));
        if (summary.Rating is { } stars)
            keys.Add(Rating(stars));
        return [.. keys];
    }

    public static SearchState StateOf(SessionStatus status) => status switch
    {
        SessionStatus.InQueue => SearchState.Waiting,
        SessionStatus.CustomerLast or SessionStatus.AgentLast => SearchState.Ongoing,
        SessionStatus.Finished or SessionStatus.Closed or SessionStatus.Deleted => SearchState.Ended,
        SessionStatus.ClosedFromQueue => SearchState.Left,
        SessionStatus.RequestPosted => SearchState.Request,
        _ => SearchState.Starting,
    };
}
