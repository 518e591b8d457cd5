import { describe, expect, it, vi } from 'vitest';
import { incoming } from '../src/features/agent/selectors';
import { useAgent } from '../src/features/agent/store';
import { arrange, onFakeServer, row, settled, welcome } from './agentServer';

const HEARTBEAT_MS = 25_000;

describe('AgentClient, on the agent\'s channels', () => {
  onFakeServer();

  it('reads the board of a channel that is new to the agent, so that its chats show', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    const rows = [{ ...row, id: 's9', channelId: 'c9', status: 'inQueue', agentId: undefined }];
    last().answers['Board'] = (channelId: string) => ({
      ok: { channelId, queue: { channelId, version: 1, rows }, figures: {}, ongoing: [] },
    });

    last().push('Me', { ...welcome.me, channels: [{ id: 'c9', name: 'New', permissions: ['respond'] }] });
    await settled();

    expect(incoming(useAgent.getState(), null).map((each) => each.id)).toEqual(['s9']);
    last().push('Me', { ...welcome.me, channels: [{ id: 'c9', name: 'Renamed', permissions: ['respond'] }] });
    await settled();
    expect(last().calls.filter((call) => call.method === 'Board').length).toBe(1);
  });

  it('loses no change of a queue that is told before Hello is answered', async () => {
    const { client, last } = arrange();
    client.start();
    const waiting = (id: string) => ({ ...row, id, channelId: 'c9', status: 'inQueue', agentId: undefined });
    const board = (version: number, ...ids: string[]) => ({
      channelId: 'c9', figures: {}, ongoing: [],
      queue: { channelId: 'c9', version, count: ids.length, rows: ids.map((id) => waiting(id)) },
    });
    const hello = { ...welcome, me: { ...welcome.me, channels: [{ id: 'c9', name: 'New', permissions: ['respond'] }] }, chats: [] };
    let answer: (welcomed: unknown) => void = () => undefined;
    Object.assign(last().answers, {
      Hello: () => new Promise((resolve) => {
        answer = resolve;
      }),
      Board: () => ({ ok: board(2, 'w1', 'w2') }),
    });
    await settled();
    const rows = [{ index: 1, row: board(2, 'w1', 'w2').queue.rows[1] }];
    last().push('QueueChanged', { channelId: 'c9', after: 1, version: 2, count: 2, left: [], rows });
    await settled();
    answer({ ok: { ...hello, boards: [board(1, 'w1')] } });
    await settled();
    expect(incoming(useAgent.getState(), null).map((each) => each.id)).toEqual(['w1', 'w2']);
    client.stop();
  });

  it('learns what became of a channel that it has a chat on, also when the page is new', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    const channel = () => useAgent.getState().channels['c1'];
    expect(channel()).toEqual({ name: 'Shop', standing: 'noPermission' });
    last().push('Me', { ...welcome.me, channels: [{ id: 'c1', name: 'Shop', permissions: ['respond'] }] });
    await settled();
    expect(channel()).toEqual({ name: 'Shop', standing: 'works' });
    last().answers['FormerChannel'] = (id: string) => ({ ok: { id, name: 'Shop', deleted: true } });
    last().push('Me', welcome.me);
    expect(channel()).toEqual({ name: 'Shop', standing: 'unknown' });
    await settled();
    expect(channel()).toEqual({ name: 'Shop', standing: 'deleted' });
    last().push('Me', welcome.me);
    await settled();
    expect(last().calls.filter((call) => call.method === 'FormerChannel').length).toBe(2);
  });

  it('asks with the heartbeat only for channels of which nothing is known, and for those that were left when there is news', async () => {
    const { client, last } = arrange();
    const asked = () => last().calls.filter((call) => call.method === 'FormerChannel').length;
    client.start();
    await settled();
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * HEARTBEAT_MS);
    expect(asked()).toBe(1);
    last().push('Me', welcome.me);
    await settled();
    expect(asked()).toBe(2);

    last().drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked()).toBe(1); // Over the new connection.
    expect(useAgent.getState().channels['c1']?.standing).toBe('noPermission');
    last().push('Resync');
    await settled();
    expect(asked()).toBe(2);
  });

  it('asks again for what it could not be told, and for one thing at a time', async () => {
    const { client, last, sockets } = arrange();
    const answers: ((answer: unknown) => void)[] = [];
    client.start();
    sockets[0]!.answers['FormerChannel'] = () => new Promise((resolve) => answers.push(resolve));
    await settled();
    last().push('Me', welcome.me);
    last().push('Me', welcome.me);
    await settled();
    expect(answers.length).toBe(1);
    answers[0]!({ refused: { code: 'cluster.unavailable', text: 'no' } });
    await settled();
    expect(answers.length).toBe(2);
    answers[1]!({ refused: { code: 'cluster.unavailable', text: 'no' } });
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(answers.length).toBe(3);
    answers[2]!({ ok: { id: 'c1', name: 'Shop', deleted: true } });
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(answers.length).toBe(3);
    expect(useAgent.getState().channels['c1']?.standing).toBe('deleted');
  });
});
