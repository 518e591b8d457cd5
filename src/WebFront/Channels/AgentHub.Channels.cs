using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Agents;

/// <summary>What agents see of channels.</summary>
internal sealed partial class AgentHub
{
    [ReadsOnly]
    public async Task<Answer<ChannelBoard>> Board(string channelId)
    {
        var channel = InputRules.Id<ChannelId>(channelId, nameof(channelId));
        return channel.IsOk
            ? Answers.From(await service.Board(Me, channel.Value), board => board)
            : Answers.Refused<ChannelBoard>(channel.Refusal);
    }

    [ReadsOnly]
    public async Task<Answer<FormerChannelView>> FormerChannel(string channelId)
    {
        var channel = InputRules.Id<ChannelId>(channelId, nameof(channelId));
        return channel.IsOk
            ? Answers.From(await service.FormerChannel(View, channel.Value), former => former)
            : Answers.Refused<FormerChannelView>(channel.Refusal);
    }
}
