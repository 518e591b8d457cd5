import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentContext } from '../src/features/agent/useClient';
import { useAgent } from '../src/features/agent/store';
import { useDrafts } from '../src/features/chats/drafts/store';
import { leave } from '../src/features/chats/notes/asked';
import { setMode, useModes } from '../src/features/chats/notes/modes';
import { keepNote, noteTextOf, sendingId, settleNote } from '../src/features/chats/notes/noteDrafts';
import { NoteComposer } from '../src/features/chats/notes/NoteComposer';
import { WritingModes } from '../src/features/chats/notes/WritingModes';
import { showChat, useView } from '../src/features/chats/view';
import { arrange, row } from './agentServer';
import { answers, button, click, onScreen, place, show, shown } from './screen';

const colleague = { id: 'b2', name: 'Ola', photo: null };
const area = () => place.querySelector('textarea')!;
const settle = () => act(() => vi.advanceTimersByTimeAsync(0));

async function arranged() {
  const { client, last } = arrange();
  client.start();
  await settle();
  return { client, last, notes: () => last().calls.filter(({ method }) => method === 'AddNote').map(({ args }) => args[0]) };
}

onScreen();

describe('a note', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
    useDrafts.setState({}, true);
    useModes.setState({ of: {}, wanted: null });
    useView.setState({ write: 0 });
  });
  afterEach(() => vi.useRealTimers());

  it('is saved once, and keeps what was written on meanwhile', async () => {
    const { client } = await arranged();
    keepNote('s1', 'note', 'A regular.');
    const id = sendingId('s1', 'note', 'A regular.');
    expect(sendingId('s1', 'note', 'A regular.')).toBe(id);
    keepNote('s1', 'note', 'A regular. Pays late.');
    settleNote('s1', 'note', 'A regular.');
    expect(noteTextOf('s1', 'note')).toBe('Pays late.');
    expect(sendingId('s1', 'note', 'Pays late.')).not.toBe(id);
    client.stop();
  });

  it('is a draft that the server has too', async () => {
    const { client } = await arranged();
    keepNote('s1', 'note', 'Half of it');
    expect(useDrafts.getState()['a1.s1.note']).toMatchObject({ text: 'Half of it', dirty: true });
    client.stop();
  });

  it('with names is not saved before it is known whom they mean', async () => {
    const { client, last, notes } = await arranged();
    last().answers['AddNote'] = () => ({ ok: { seq: 3, at: row.requestedAt } });
    answers(['GET /api/colleagues', { code: 'cluster.unavailable', text: 'no' }, 503]);
    await show(<AgentContext.Provider value={client}><NoteComposer row={row} name="Kari" mode="note" /></AgentContext.Provider>);
    await act(async () => keepNote('s1', 'note', '@Ola look here'));
    await click(place.querySelector('button[type="submit"]'));
    await settle();
    expect(notes()).toEqual([]);
    expect(noteTextOf('s1', 'note')).toBe('@Ola look here');
    answers(['GET /api/colleagues', [colleague]]);
    await click(place.querySelector('button[type="submit"]'));
    await settle();
    expect(notes()).toMatchObject([{ text: '@Ola look here', mentions: ['b2'] }]);
    expect(noteTextOf('s1', 'note')).toBe('');
    client.stop();
  });

  it('takes the focus only when it is asked for', async () => {
    const { client } = await arranged();
    const pane = (id: string) => (
      <AgentContext.Provider value={client}><NoteComposer key={id} row={{ ...row, id }} name="Kari" mode="note" /></AgentContext.Provider>
    );
    await act(async () => showChat('s1', false));
    await show(pane('s1'));
    expect(document.activeElement).not.toBe(area());
    await act(async () => setMode('s1', 'note'));
    expect(document.activeElement).toBe(area());
    area().blur();
    await show(pane('s2'));
    expect(document.activeElement).not.toBe(area());
    await act(async () => showChat('s2'));
    expect(document.activeElement).toBe(area());
    client.stop();
  });

  it('hides neither the end of the chat nor the way back', async () => {
    const { client } = await arranged();
    setMode('s1', 'note');
    const pane = (status: string) => (
      <AgentContext.Provider value={client}>
        <WritingModes row={{ ...row, status: status as 'closed' }} name="Kari" mine><p>Ended, undo?</p></WritingModes>
      </AgentContext.Provider>
    );
    await show(pane('customerLast'));
    expect(shown()).not.toContain('Ended, undo?');
    await show(pane('closed'));
    expect(shown()).toContain('Ended, undo?');
    expect(button('Note')?.getAttribute('aria-pressed')).toBe('true');
    client.stop();
  });

  it('that was not begun is not what the chat is opened with later', () => {
    useAgent.setState({ me: { id: 'a1' } as never });
    setMode('s1', 'note');
    leave('s1');
    expect(useModes.getState().of['s1']).toBe('reply');
    setMode('s1', 'note');
    keepNote('s1', 'note', 'Begun');
    leave('s1');
    expect(useModes.getState().of['s1']).toBe('note');
  });
});
