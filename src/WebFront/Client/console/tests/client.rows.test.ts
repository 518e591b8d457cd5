import { describe, expect, it } from 'vitest';
import { message } from '../../shared/tests/fakes';
import { useAgent } from '../src/features/agent/store';
import { arrange, at, onFakeServer, row, settled, welcome } from './agentServer';

const noFigures = {
  waiting: 0, waitingSinceTotal: 0, presentAgents: 0, active: 0, unanswered: 0,
  requestedToday: 0, acceptedToday: 0, abandonedToday: 0, endedToday: 0, waitSecondsTotalToday: 0,
};
const rowNow = () => useAgent.getState().rows['s1'];

describe('AgentClient, rows of own chats', () => {
  onFakeServer();

  const online = async () => {
    const agent = arrange();
    agent.client.start();
    await settled();
    return agent;
  };

  it('follow the chat’s log and the agent’s list, and not what figures say of chats', async () => {
    const { client, last } = await online();
    last().push('Events', { sessionId: 's1', events: [message(3, 'from the log', 'customer')] });
    expect(rowNow()).toMatchObject({ seq: 3, lastMessage: 'from the log' });
    last().push('Chat', { ...row, seq: 4, lastMessage: 'from the list' });
    expect(rowNow()).toMatchObject({ seq: 4, lastMessage: 'from the list' });
    const own = { ...row, seq: 5, masked: true };
    const other = { ...row, id: 's2', seq: 5, agentId: 'a2', lastMessage: 'of a colleague' };
    last().push('Figures', { channelId: 'c1', figures: noFigures, changed: [own, other] });
    last().push('Figures', { channelId: 'c1', figures: noFigures, changed: [{ ...own, seq: 6, agentId: 'a2', transferTo: 'a1' }] });
    expect(rowNow()).toMatchObject({ seq: 4, lastMessage: 'from the list' });
    expect(Object.keys(useAgent.getState().rows)).toEqual(['s1', 's2']);
    expect(useAgent.getState().rows['s2']).toMatchObject({ lastMessage: 'of a colleague' });
    client.stop();
  });

  it('are asked for where an event does not follow the row, as no other push would bring it on', async () => {
    const { client, last } = await online();
    last().answers['Sync'] = () => ({ ok: { logs: [], chats: [{ ...row, seq: 5, lastMessage: 'whole' }], me: welcome.me, failed: [] } });
    last().push('Events', { sessionId: 's1', events: [{ ...message(5, 'whole', 'customer'), at }] });
    await settled();
    expect(rowNow()).toMatchObject({ seq: 5, lastMessage: 'whole' });
    last().push('Events', { sessionId: 's9', events: [message(7, 'of a chat without a row', 'customer')] });
    await settled();
    expect(last().calls.filter((call) => call.method === 'Sync')).toHaveLength(1);
    client.stop();
  });
});
