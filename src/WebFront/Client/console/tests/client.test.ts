import { memoryStorage, renewal } from '@orleans-chat/shared';
import { describe, expect, it, vi } from 'vitest';
import { FakeSocket, message } from '../../shared/tests/fakes';
import { AgentClient } from '../src/features/agent/client';
import { forgetAgent, initialAgentState, useAgent } from '../src/features/agent/store';
import { draftOf, keepDraft } from '../src/features/chats/drafts';
import { arrange, at, onFakeServer, row, settled, welcome } from './agentServer';

describe('AgentClient', () => {
  onFakeServer();

  it('neither sends nor shows what another agent left in the tab, and gives it back to that agent', async () => {
    const sends = (agent: ReturnType<typeof arrange>) => agent.last().calls.filter((call) => call.method === 'Send');
    const sign = async (agentId: string) => {
      useAgent.setState(initialAgentState, true);
      const agent = arrange(agentId);
      agent.client.start();
      await settled();
      return agent;
    };
    const ann = await sign('a1');
    await ann.client.threads.open('s1');
    ann.last().answers['Send'] = () => new Promise(() => undefined);
    ann.client.threads.write('s1', 'from Ann');
    keepDraft('s1', 'more from Ann');
    ann.client.stop();
    const bo = await sign('a2');
    await bo.client.threads.open('s1');
    expect(sends(bo)).toEqual([]);
    expect(useAgent.getState().threads['s1']?.items.map((item) => item.type === 'message' && item.text)).toEqual(['hello']);
    expect(draftOf('s1')).toBe('');
    bo.client.stop();
    const back = await sign('a1');
    expect(sends(back).map((call) => call.args)).toEqual(sends(ann).map((call) => call.args));
    expect(draftOf('s1')).toBe('more from Ann');
    back.client.stop();
  });

  it('drops everything of an agent when the next connection is of another', async () => {
    const { client, signedIn, last, sockets } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    last().answers['Send'] = () => new Promise(() => undefined);
    client.threads.write('s1', 'from Ann');
    await settled();
    signedIn.id = 'a2';
    last().drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sockets).toHaveLength(2);
    expect(last().calls.map((call) => call.method)).toEqual(['Hello']);
    expect(useAgent.getState().threads).toEqual({});
    client.stop();
  });

  it('loads a chat again that the server could not open on a new connection', async () => {
    const { client, log, opening, sockets, texts, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    opening.push({ refused: { code: 'storage.busy', text: 'busy', retryAfterMs: 3_000 } });
    log.push(message(2, 'while away', 'customer'));
    last().drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sockets).toHaveLength(2);
    expect(texts()).toEqual(['hello']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(texts()).toEqual(['hello', 'while away']);
    client.stop();
  });

  it('shows the sign-in page at once when the server has ended the sign-in', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(Response.json({ code: 'access.notSignedIn' }, { status: 401 }))));
    last().drop();
    await settled();
    expect(useAgent.getState()).toMatchObject({ signedOut: true, endedBy: null });
    client.stop();
  });

  it('knows why the sign-in ended, also when a new connection is refused, until somebody signs in', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    const answer = { code: 'access.notSignedIn', details: { ended: 'disabled' } };
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(Response.json(answer, { status: 401 }))));
    last().drop();
    await settled();
    expect(useAgent.getState()).toMatchObject({ signedOut: true, endedBy: 'disabled' });
    forgetAgent();
    expect(useAgent.getState().endedBy).toBe('disabled');

    const late = arrange();
    late.client.start();
    expect(useAgent.getState().endedBy).toBeNull();
    late.last().answers['Hello'] = () => ({ refused: { code: 'access.notSignedIn' } });
    await settled();
    expect(useAgent.getState()).toMatchObject({ signedOut: true, endedBy: 'disabled' });
    late.client.stop();
  });

  it('says why there is no connection where the server wants none, until there is one', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    last().drop(new Error('rate.limited: Too many connections'));
    expect([useAgent.getState().link, useAgent.getState().noConnection?.code]).toEqual(['lost', 'rate.limited']);
    await vi.advanceTimersByTimeAsync(15_000);
    expect([useAgent.getState().link, useAgent.getState().noConnection]).toEqual(['online', null]);
    client.stop();
  });

  it('follows an opened chat over a lost connection without gaps or repetitions', async () => {
    const { client, log, sockets, texts, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    last().drop();
    log.push(message(2, 'while away', 'customer'));
    await vi.advanceTimersByTimeAsync(2_000);
    last().push('Events', { sessionId: 's1', events: [log[1], message(3, 'live', 'customer')] });
    expect(sockets).toHaveLength(2);
    expect(texts()).toEqual(['hello', 'while away', 'live']);
    client.stop();
  });

  it('asks for what is missing when it sees a gap', async () => {
    const { client, log, texts, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    log.push(message(2, 'two', 'customer'), message(3, 'three', 'customer'));
    last().push('Events', { sessionId: 's1', events: [log[2]] });
    await settled();
    expect(texts()).toEqual(['hello', 'two', 'three']);
    client.stop();
  });

  it('keeps its connection when the server asks for patience, and asks again after that time', async () => {
    const { client, log, sockets, texts, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    const answer = last().answers['Sync']!;
    last().answers['Sync'] = () => ({ refused: { code: 'cluster.unavailable', text: 'no', retryAfterMs: 2_000 } });
    log.push(message(2, 'while the database was away', 'customer'));
    await vi.advanceTimersByTimeAsync(25_000);
    expect(texts()).toEqual(['hello']);
    last().answers['Sync'] = answer;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts()).toEqual(['hello', 'while the database was away']);
    expect(sockets).toHaveLength(1);
    client.stop();
  });

  it('keeps what it has of a chat that cannot be read just now, and asks again', async () => {
    const { client, log, texts, sockets, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    const answer = last().answers['Sync']!;
    last().answers['Sync'] = () => ({ ok: {
      logs: [], chats: [], me: welcome.me, failed: [{ sessionId: 's1', code: 'cluster.unavailable', retryAfterMs: 1_000 }],
    } });
    log.push(message(2, 'while its silo hung', 'customer'));
    await vi.advanceTimersByTimeAsync(25_000);
    expect(texts()).toEqual(['hello']);
    last().answers['Sync'] = answer;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(texts()).toEqual(['hello', 'while its silo hung']);
    expect(sockets).toHaveLength(1);
    client.stop();
  });

  it('is there although a board and a chat could not be had with Hello, and asks for both', async () => {
    const { client, last } = arrange();
    client.start();
    const first = last();
    const asked = vi.fn(first.answers['Sync']!);
    first.answers['Sync'] = asked;
    first.answers['Hello'] = () => ({ ok: {
      ...welcome, me: { ...welcome.me, channels: [{ id: 'c1', name: 'Help', permissions: ['respond'] }] },
      failedBoards: [{ channelId: 'c1', code: 'cluster.unavailable', retryAfterMs: 1_000 }], failedChats: [],
    } });
    await settled();
    expect(useAgent.getState().link).toBe('online');
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveBeenCalledTimes(1);
    client.stop();
  });

  it('connects anew when the server refuses for good what was missed', async () => {
    const { client, sockets, last } = arrange();
    client.start();
    await settled();
    last().answers['Sync'] = () => ({ refused: { code: 'access.forbidden', text: 'no' } });
    await vi.advanceTimersByTimeAsync(27_000);
    expect(sockets).toHaveLength(2);
    client.stop();
  });

  it('says again what it has read, until the server has heard it', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    const busy = { refused: { code: 'storage.busy', text: 'busy', retryAfterMs: 500 } };
    const answers = [busy, { ok: {} }];
    last().answers['MarkRead'] = () => answers.shift();
    client.threads.seen('s1', 1);
    await vi.advanceTimersByTimeAsync(1_000);
    client.threads.seen('s1', 1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(last().calls.filter((call) => call.method === 'MarkRead').map((call) => call.args)).toEqual([['s1', 1], ['s1', 1]]);
    client.stop();
  });

  it('marks nothing in a chat that it only listens to', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    useAgent.setState({ rows: { s1: { ...row, agentId: 'a2' } } });
    client.threads.seen('s1', 1);
    await settled();
    expect(last().calls.some((call) => call.method === 'MarkRead')).toBe(false);
    client.stop();
  });

  it('moves the line of the list with the conversation', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    last().push('Events', { sessionId: 's1', events: [{ ...message(3, 'more', 'customer'), at }] });
    expect(useAgent.getState().rows['s1'])
      .toMatchObject({ seq: 3, lastMessage: 'more', unread: 2, messageCount: 2, status: 'customerLast' });
    last().push('Events', { sessionId: 's1', events: [{ seq: 4, at, type: 'read', upTo: 3, by: { kind: 'agent' } }] });
    expect(useAgent.getState().rows['s1']).toMatchObject({ seq: 4, unread: 0, readByAgent: 3 });
    client.stop();
  });

  it('shows presence at once and takes it back when refused', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    last().answers['SetPresence'] = () => ({ refused: { code: 'cluster.unavailable', text: 'no' } });
    const asked = client.setPresence('present');
    expect(useAgent.getState().me?.presence).toBe('present');
    expect((await asked)?.code).toBe('cluster.unavailable');
    expect(useAgent.getState().me?.presence).toBe('away');
    client.stop();
  });

  it('says who was faster', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    last().answers['Accept'] = () => ({ refused: { code: 'chat.alreadyTaken', text: 'no', details: { agent: 'Bo' } } });
    expect(await client.accept('s1')).toMatchObject({ code: 'chat.alreadyTaken', details: { agent: 'Bo' } });
    client.stop();
  });

  it('sends after a reload what was not acknowledged before, under the same id', async () => {
    const before = arrange();
    before.client.start();
    await settled();
    await before.client.threads.open('s1');
    before.last().answers['Send'] = () => new Promise(() => undefined);
    before.client.threads.write('s1', 'lost?');
    await settled();
    const first = before.last().calls.find((call) => call.method === 'Send')?.args[0];
    before.client.stop();
    const after = arrange();
    after.client.start();
    await settled();
    expect(after.last().calls.find((call) => call.method === 'Send')?.args[0]).toEqual(first);
    after.client.stop();
  });

  it('loads the page anew when the server speaks another version, once a minute at most, and goes on asking', async () => {
    const load = vi.fn<() => void>();
    const sockets: FakeSocket[] = [];
    const client = new AgentClient(useAgent, () => {
      const socket = new FakeSocket();
      socket.answers['Hello'] = () => ({ refused: { code: 'protocol.unsupported', text: 'no', details: { supported: '3' } } });
      sockets.push(socket);
      return socket;
    }, () => () => undefined, renewal(memoryStorage(), 'renewed', load));
    client.start();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(sockets.length).toBeGreaterThan(2);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(load).toHaveBeenCalledTimes(2);
    client.stop();
  });
});
