import { afterEach, describe, expect, it, vi } from 'vitest';
import { useAgent } from '../src/features/agent/store';
import { draftOf, keepDraft, writing } from '../src/features/chats/drafts';
import { DraftSync } from '../src/features/chats/drafts/DraftSync';
import { restored, settleDraft, useDrafts } from '../src/features/chats/drafts/store';
import { arrange, onFakeServer, settled } from './agentServer';

/** A console whose drafts are kept; what it asked the server to save. */
async function consoleOf() {
  useDrafts.setState({}, true);
  const { client, last } = arrange();
  client.start();
  await settled();
  let version = 10;
  last().answers['SaveDraft'] = () => ({ ok: { version: ++version } });
  const sync = new DraftSync(client);
  const saved = () => last().calls.filter(({ method }) => method === 'SaveDraft').map(({ args }) => args[0]);
  const told = (text: string, at: number) => last().push('Draft', { sessionId: 's1', mode: 'reply', text, version: at });
  return { client, last, sync, saved, told };
}

describe('drafts', () => {
  onFakeServer();
  afterEach(() => {
    writing('s1').onBlur();
    useDrafts.setState({}, true);
  });

  it('are saved when the agent pauses, and at once when they are emptied', async () => {
    const { client, sync, saved } = await consoleOf();
    keepDraft('s1', 'He');
    await vi.advanceTimersByTimeAsync(500);
    keepDraft('s1', 'Hello');
    await vi.advanceTimersByTimeAsync(799);
    expect(saved()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved()).toEqual([{ sessionId: 's1', mode: 'reply', text: 'Hello' }]);
    keepDraft('s1', '');
    await vi.advanceTimersByTimeAsync(0);
    expect(saved()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved()).toHaveLength(2);
    sync.stop();
    client.stop();
  });

  it('are saved now and then while somebody writes without a pause', async () => {
    const { client, sync, saved } = await consoleOf();
    for (let second = 0; second < 10; second += 0.5) {
      keepDraft('s1', `written for ${second} s`);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(saved().length).toBeGreaterThan(1);
    sync.stop();
    client.stop();
  });

  it('of another console come in, but not over what is being written', async () => {
    const { client, sync, told } = await consoleOf();
    told('from the laptop', 1);
    expect(draftOf('s1')).toBe('from the laptop');
    writing('s1').onFocus();
    told('from the laptop, again', 2);
    expect(draftOf('s1')).toBe('from the laptop');
    writing('s1').onBlur();
    expect(draftOf('s1')).toBe('from the laptop, again');
    keepDraft('s1', 'written here');
    told('late', 3);
    expect(draftOf('s1')).toBe('written here');
    told('older', 1);
    expect(draftOf('s1')).toBe('written here');
    sync.stop();
    client.stop();
  });

  it('that were written without a connection are saved by the next one, and those of other machines come with it', async () => {
    const { client, last, sync, saved } = await consoleOf();
    last().drop();
    keepDraft('s1', 'in the tunnel');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(saved().at(-1)).toEqual({ sessionId: 's1', mode: 'reply', text: 'in the tunnel' });
    sync.stop();
    client.stop();
  });

  it('that the server refuses for good are not sent again until they change', async () => {
    const { client, last, sync, saved } = await consoleOf();
    last().answers['SaveDraft'] = () => ({ refused: { code: 'chat.notFound', text: 'no' } });
    keepDraft('s1', 'to nobody');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved()).toHaveLength(1);
    expect(draftOf('s1')).toBe('to nobody');
    keepDraft('s1', 'to nobody else');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved()).toHaveLength(2);
    sync.stop();
    client.stop();
  });

  it('that were sent from another machine go, and those that were written here meanwhile stay', async () => {
    const { client, last, sync, saved, told } = await consoleOf();
    const loaded = async (...drafts: object[]) => {
      last().answers['Drafts'] = () => ({ ok: { drafts } });
      await sync.load();
      await settled();
    };
    told('The part comes on Friday', 5);
    await loaded({ sessionId: 's1', mode: 'reply', text: 'The part comes on Friday', version: 5 });
    expect(draftOf('s1')).toBe('The part comes on Friday');
    await loaded();
    expect(draftOf('s1')).toBe('');
    keepDraft('s1', 'Hello');
    await loaded();
    expect([draftOf('s1'), saved().at(-1)]).toEqual(['Hello', { sessionId: 's1', mode: 'reply', text: 'Hello' }]);
    sync.stop();
    client.stop();
  });

  it('stay where the server could not tell, or tells of the newest ones only', async () => {
    const { client, last, sync, told } = await consoleOf();
    told('still here', 5);
    last().answers['Drafts'] = () => ({ refused: { code: 'cluster.unavailable', text: 'no', retryAfterMs: 1_000 } });
    await sync.load();
    expect(draftOf('s1')).toBe('still here');
    const many = Array.from({ length: 200 }, (_, n) => ({ sessionId: `t${n}`, mode: 'reply', text: 'x', version: 6 }));
    last().answers['Drafts'] = () => ({ ok: { drafts: many } });
    await sync.load();
    expect(draftOf('s1')).toBe('still here');
    sync.stop();
    client.stop();
  });

  it('of pages of before are taken over once', () => {
    sessionStorage.setItem('orleans-chat.console.draft.a1.s1', 'of before');
    expect(restored()['a1.s1.reply']).toMatchObject({ text: 'of before', dirty: true });
    expect(restored()['a1.s1.reply']).toMatchObject({ text: 'of before', dirty: true }); // Not saved yet: another reload keeps it.
    useDrafts.setState(restored(), true);
    useAgent.setState({ me: { id: 'a1', name: 'Ann', presence: 'away', administrator: false, channels: [] } });
    keepDraft('s1', '');
    settleDraft('a1.s1.reply', '', 7);
    expect(restored()).toEqual({});
  });

  it('are kept apart by what they would become, and by who wrote them', () => {
    useAgent.setState({ me: { id: 'a1', name: 'Ann', presence: 'away', administrator: false, channels: [] } });
    keepDraft('s1', 'to the customer');
    keepDraft('s1', 'among us', 'note');
    expect([draftOf('s1'), draftOf('s1', 'note')]).toEqual(['to the customer', 'among us']);
    useAgent.setState({ me: { id: 'a2', name: 'Bo', presence: 'away', administrator: false, channels: [] } });
    expect([draftOf('s1'), draftOf('s1', 'note')]).toEqual(['', '']);
  });
});
