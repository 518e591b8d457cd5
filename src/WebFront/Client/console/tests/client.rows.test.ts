import { describe, expect, it } from 'vitest';
import { message } from '../../shared/tests/fakes';
import { follows } from '../src/features/agent/selectors';
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

describe('AgentClient, rows of chats that colleagues have', () => {
  onFakeServer();
  const theirs = { ...row, agentId: 'a2', customerName: 'Kari' };
  const channels = [{ id: 'c1', name: 'Shop', permissions: ['respond' as const] }];

  /** The agent has handed it over, or is mentioned in it. */
  const following = async () => {
    const agent = arrange();
    agent.client.start();
    await settled();
    agent.last().answers['Open'] = () => ({
      ok: { row: theirs, listening: true, log: { sessionId: 's1', status: 'customerLast', events: agent.log, lastSeq: 1, more: false } },
    });
    const standing = { ...welcome.me, channels };
    agent.last().answers['Sync'] = () => ({
      ok: { logs: [{ sessionId: 's1', status: 'customerLast', events: [], lastSeq: 1, more: false }], chats: [], me: standing, failed: [] },
    });
    useAgent.setState({ rows: { s1: { ...theirs, seq: 1, customerName: null, masked: true } } });
    await agent.client.threads.open('s1');
    return agent;
  };

  it('keep their words while they are open, whatever boards keep from the agent', async () => {
    const { client, last } = await following();
    expect(follows(useAgent.getState(), 's1')).toBe(true);
    const bare = { ...row, agentId: 'a2', seq: 3, masked: true };
    last().push('Figures', { channelId: 'c1', figures: noFigures, changed: [bare] });
    expect(follows(useAgent.getState(), 's1')).toBe(true);
    last().push('Events', { sessionId: 's1', events: [message(3, 'more', 'customer')] });
    expect(rowNow()).toMatchObject({ seq: 3, customerName: 'Kari', lastMessage: 'more' });
    client.stop();
  });

  it('are asked for where an event does not say all', async () => {
    const { client, last } = await following();
    const opened = { ...theirs, seq: 4, lastMessage: null };
    const log = { sessionId: 's1', events: [], lastSeq: 4, more: false };
    last().answers['Open'] = () => ({ ok: { row: opened, listening: true, log } });
    const deletion = { ...message(4, 'x', 'agent'), type: 'messageDeleted' as const };
    const push = () => last().push('Events', { sessionId: 's1', events: [deletion] });
    push();
    push(); // Asked once.
    await settled();
    expect(rowNow()).toMatchObject({ seq: 4, customerName: 'Kari' });
    expect(last().calls.filter(({ method }) => method === 'Open')).toHaveLength(2);
    client.stop();
  });

  it('lose their words when the server does not give them any more', async () => {
    const { client, last } = await following();
    last().answers['Sync'] = () => ({ ok: { logs: [], chats: [], me: { ...welcome.me, channels }, failed: [] } });
    last().push('Resync');
    await settled();
    expect(follows(useAgent.getState(), 's1')).toBe(false);
    expect(rowNow()).toMatchObject({ masked: true, customerName: null, lastMessage: null, agentId: 'a2' });
    client.stop();
  });
});
