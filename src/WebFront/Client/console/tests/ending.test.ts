import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useAgent } from '../src/features/agent/store';
import { endChat, undoEnd, useEnding } from '../src/features/chats/ending/ending';
import { showChat, useView } from '../src/features/chats/view';
import { watchActs } from '../src/lib/acts';
import { arrange, onFakeServer, row, settled } from './agentServer';

const owed = { ...row, id: 's2', unansweredSince: '2026-01-01T09:00:00Z' };
const owedLess = { ...row, id: 's3', unansweredSince: '2026-01-01T09:30:00Z' };

async function consoleWith(...rows: (typeof owed)[]) {
  const arranged = arrange();
  arranged.client.start();
  await settled();
  useAgent.setState({ rows: Object.fromEntries([row, ...rows].map((each) => [each.id, each])) });
  Object.assign(arranged.last().answers, { End: () => ({ ok: {} }), Reopen: () => ({ ok: {} }) });
  showChat('s1');
  return arranged;
}

describe('the end of a chat', () => {
  onFakeServer();
  beforeEach(() => useEnding.setState({ sessionId: null, stage: null }));
  afterEach(() => vi.clearAllTimers());

  it('is one act, and leads to whoever has waited longest once Undo is over', async () => {
    const { client, last } = await consoleWith(owedLess, owed);
    await endChat(client, 's1');
    expect(useEnding.getState()).toEqual({ sessionId: 's1', stage: 'ended' });
    expect(last().calls.filter(({ method }) => method === 'End')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(useView.getState().selected).toBe('s1');
    await vi.advanceTimersByTimeAsync(1);
    expect(useView.getState().selected).toBe('s2');
    client.stop();
  });

  it('takes nobody away who has turned to something else, or for whom nobody waits', async () => {
    const { client } = await consoleWith(owed);
    await endChat(client, 's1');
    showChat('s3');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(useView.getState().selected).toBe('s3');
    client.stop();
  });

  it('is taken back by the server, and says so when it is not', async () => {
    const { client, last } = await consoleWith(owed);
    await endChat(client, 's1');
    await undoEnd(client, 's1');
    expect(last().calls.filter(({ method }) => method === 'Reopen').map(({ args }) => args[0])).toEqual(['s1']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(useView.getState().selected).toBe('s1');
    client.stop();
  });

  it('that the server refuses offers no Undo', async () => {
    const { client, last } = await consoleWith(owed);
    last().answers['End'] = () => ({ refused: { code: 'chat.notYours', text: 'no' } });
    await endChat(client, 's1');
    expect(useEnding.getState().stage).toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(useView.getState().selected).toBe('s1');
    client.stop();
  });

  it.each([
    ['a key', () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }))],
    ['a click', () => window.dispatchEvent(new Event('pointerdown'))],
    ['a field that has the focus', () => document.body.appendChild(document.createElement('input')).focus()],
  ])('takes nobody away after %s', async (_what, act) => {
    const { client } = await consoleWith(owed);
    const stop = watchActs();
    await endChat(client, 's1');
    act();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(useView.getState().selected).toBe('s1');
    stop();
    document.querySelector('input')?.remove();
    client.stop();
  });

  it('comes after what was written before it', async () => {
    const { client, last } = await consoleWith();
    let answered = () => {};
    last().answers['Send'] = () => new Promise((resolve) => { answered = () => resolve({ ok: { seq: 2, at: row.lastActivityAt } }); });
    client.write('s1', 'All the best!');
    const ended = endChat(client, 's1');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(last().calls.map(({ method }) => method)).not.toContain('End');
    answered();
    await ended;
    expect(last().calls.filter(({ method }) => method === 'Send' || method === 'End').map(({ method }) => method)).toEqual(['Send', 'End']);
    client.stop();
  });

  it('waits for words that do not go out, and not for ever', async () => {
    const { client, last } = await consoleWith();
    last().answers['Send'] = () => new Promise(() => {});
    client.write('s1', 'All the best!');
    const ended = endChat(client, 's1');
    await vi.advanceTimersByTimeAsync(8_000);
    await ended;
    expect(last().calls.map(({ method }) => method)).not.toContain('End');
    expect(useEnding.getState().stage).toBeNull();
    client.stop();
  });

  it('leaves the agent with words that were refused', async () => {
    const { client, last } = await consoleWith(owed);
    last().answers['Send'] = () => ({ refused: { code: 'message.tooLong', text: 'no' } });
    client.write('s1', 'All the best!');
    await endChat(client, 's1');
    expect(useEnding.getState().stage).toBe('ended');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(useView.getState().selected).toBe('s1');
    client.stop();
  });

  it('that is asked for twice is asked for once', async () => {
    const { client, last } = await consoleWith();
    await Promise.all([endChat(client, 's1'), endChat(client, 's1')]);
    expect(last().calls.filter(({ method }) => method === 'End')).toHaveLength(1);
    client.stop();
  });
});
