import type { AgentMe, SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { Chats } from '../src/features/chats/Chats';
import { draftOf, keepDraft } from '../src/features/chats/drafts';
import { useEnding } from '../src/features/chats/ending/ending';
import { PutBackButton } from '../src/features/chats/head/PutBackButton';
import { closeTransfer, useAsking } from '../src/features/chats/transfer/asking';
import { showChat, useView } from '../src/features/chats/view';
import { Shortcuts } from '../src/shell/Shortcuts';
import { setSingleKeys } from '../src/shell/singleKeys';
import { Toasts } from '../src/ui/toasts';
import { composer, press, release } from './keyboard';
import { answer, button, click, onScreen, place, show, shown, waitFor } from './screen';

const at = '2026-01-01T10:00:00Z';
const me: AgentMe = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, channels: [{ id: 'c1', name: 'Shop', permissions: ['respond'] }],
};
const rowOf = (id: string, part: Partial<SessionRow> = {}): SessionRow => ({
  id, channelId: 'c1', seq: 1, status: 'customerLast', agentId: 'a1', customerName: id.toUpperCase(), unread: 0, messageCount: 1,
  readByCustomer: 0, readByAgent: 0, requestedAt: at, lastActivityAt: at, unansweredSince: at, ...part,
});
const s1 = rowOf('s1');
const s2 = rowOf('s2');
const update = (...rows: SessionRow[]) =>
  act(async () => useAgent.setState((state) => ({ rows: { ...state.rows, ...Object.fromEntries(rows.map((row) => [row.id, row])) } })));
const selected = () => useView.getState().selected;

let now = 0;
const pass = (ms: number) => { now += ms; };

onScreen();

describe('who writes', () => {
  let taken: (row: SessionRow) => void;
  let client: AgentClient;

  beforeEach(async () => {
    sessionStorage.clear();
    setSingleKeys(true);
    answer(200, []);
    history.replaceState(null, '', '/console');
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-01-01T10:05:00Z'));
    now += 100_000;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    useAgent.setState({ ...initialAgentState, loaded: true, me, rows: { s1, s2 } }, true);
    useView.setState({ tab: 'chats', channel: null, selected: 's1', write: 0 });
    useEnding.setState({ sessionId: null, stage: null });
    closeTransfer();
    ['s1', 's2'].forEach((id) => keepDraft(id, ''));
    client = new AgentClient(useAgent, () => { throw new Error('no server'); }, () => () => undefined);
    vi.spyOn(client, 'getNext').mockImplementation(() => new Promise((resolve) => { taken = resolve as typeof taken; }));
    await show(<AgentContext.Provider value={client}><Toasts /><Chats /><Shortcuts /></AgentContext.Provider>);
  });

  it('does nothing with the keys that follow when the field has gone', async () => {
    await act(async () => composer().focus());
    await press('h');
    await update({ ...s1, status: 'closed', endedAt: at });
    expect(composer()).toBeNull();
    expect(shown()).toContain('Next: ');
    expect(document.activeElement?.tagName).toBe('DIV'); // And no button, which the next space would press.
    for (const key of [' ', 'n', 'j', 'Enter', 'p']) {
      expect([key, await press(key)]).toEqual([key, true]);
      await release(key);
      pass(1_000);
    }
    expect([selected(), vi.mocked(client.getNext).mock.calls.length, useAgent.getState().me?.presence]).toEqual(['s1', 0, 'present']);
    pass(1_500);
    await press('j');
    expect(selected()).not.toBe('s1');
  });

  it('has the keys back at once after going elsewhere', async () => {
    await act(async () => composer().focus());
    await press('h');
    await update({ ...s1, status: 'closed', endedAt: at });
    await act(async () => { document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })); });
    await press('j');
    expect(selected()).toBe('s2');
  });

  it('keeps the focus when a composer comes that nobody has asked for', async () => {
    await act(async () => showChat('s1'));
    expect(document.activeElement).toBe(composer());
    await update({ ...s1, status: 'closed', endedAt: at });
    const search = place.appendChild(document.createElement('input'));
    await act(async () => search.focus());
    await update(s1);
    expect(composer()).not.toBeNull();
    expect(document.activeElement).toBe(search);
    search.remove();
  });

  it('sends one chat\'s words with one Ctrl+Enter, not the next one\'s draft', async () => {
    const write = vi.spyOn(client, 'write').mockImplementation(() => undefined);
    await act(async () => {
      keepDraft('s2', 'half of a sent');
      composer().focus();
    });
    await press('h');
    await press('Enter', { ctrlKey: true });
    expect([selected(), document.activeElement]).toEqual(['s2', composer()]);
    await press('Enter', { ctrlKey: true });
    pass(800);
    await press('Enter', { ctrlKey: true, repeat: true });
    expect(write.mock.calls).toEqual([['s1', 'h']]);
    await press('Enter', { ctrlKey: true });
    expect(write.mock.calls).toEqual([['s1', 'h'], ['s2', 'half of a sent']]);
  });

  it('writes on after an emoji', async () => {
    await act(async () => composer().focus());
    await act(async () => place.querySelector<HTMLElement>('form [aria-label="Emoji"]')!.focus()); // As a click does in a browser.
    await click(document.activeElement);
    await waitFor(() => expect(document.querySelector('[aria-label="grinning face"]')).not.toBeNull());
    await click(document.querySelector('[aria-label="grinning face"]'));
    await waitFor(() => expect(document.querySelector('[aria-label="grinning face"]')).toBeNull());
    await waitFor(() => expect(draftOf('s1')).not.toBe(''));
    await waitFor(() => expect(document.activeElement).toBe(composer()));
  });

  it('is not taken to a chat that was asked for before, but told of it', async () => {
    await act(async () => composer().focus());
    await press('Enter', { altKey: true });
    await press('h');
    await act(async () => taken(s2));
    expect([selected(), document.activeElement]).toEqual(['s1', composer()]);
    expect(shown()).toContain('The chat that you took is yours now.');
    await click(button('Open'));
    expect([selected(), shown().includes('The chat that you took')]).toEqual(['s2', false]);
  });

  it('is not taken from a chat that was opened meanwhile', async () => {
    await press('Enter', { altKey: true });
    await act(async () => showChat('s2', false));
    await update(rowOf('s3'));
    await act(async () => taken(rowOf('s3')));
    expect(selected()).toBe('s2');
  });

  it('keeps the chat that was opened while another was put back', async () => {
    let answered: (answer: unknown) => void = () => undefined;
    vi.spyOn(client, 'ask').mockImplementation(() => new Promise((resolve) => { answered = resolve; }) as never);
    const fresh = { ...s1, acceptedAt: '2999-01-01T10:00:00Z' }; // Whatever clock other files have left.
    await show(<AgentContext.Provider value={client}><PutBackButton row={fresh} name="S1" mine /></AgentContext.Provider>);
    await act(async () => useAgent.setState({ threads: { s1: { conversation: { messages: [] } } as never } }));
    await click(place.querySelector('button'));
    await act(async () => showChat('s2'));
    await act(async () => answered({ ok: {}, refused: null }));
    expect(selected()).toBe('s2');
  });

  it('ends and transfers only what is on the screen', async () => {
    const end = vi.spyOn(client, 'end').mockResolvedValue(null);
    await act(async () => history.replaceState(null, '', '/console/profile'));
    for (const code of ['KeyE', 'KeyT', 'KeyY']) {
      await press('.', { code, altKey: true });
    }
    await press('!', { code: 'Digit1', altKey: true, shiftKey: true });
    expect([end.mock.calls.length, useAsking.getState().sessionId, location.pathname]).toEqual([0, null, '/console/profile']);
    await act(async () => history.replaceState(null, '', '/console'));
    await press('.', { code: 'KeyT', altKey: true });
    await waitFor(() => expect(useAsking.getState().sessionId).toBe('s1'));
    await act(async () => closeTransfer());
    await press('.', { code: 'KeyE', altKey: true });
    await waitFor(() => expect(end).toHaveBeenCalledTimes(1));
  });

  it('accepts the offer that is open before the one that ends first', async () => {
    const accept = vi.spyOn(client.handovers, 'accept').mockReturnValue(new Promise(() => {}));
    const offer = (id: string, until: string) =>
      rowOf(id, { agentId: 'a2', transferFrom: 'a2', transferTo: 'a1', transferUntil: `2026-01-01T10:${until}:00Z` });
    await update(offer('t1', '06'), offer('t2', '07'));
    await act(async () => showChat('t2', false));
    await press('.', { code: 'KeyY', altKey: true });
    expect(accept.mock.calls).toEqual([['t2']]);
  });

  it('takes with a key whoever stands there, and lets the queue move on when writing', async () => {
    const accept = vi.spyOn(client, 'accept').mockReturnValue(new Promise(() => {}));
    const waiting = (id: string) => rowOf(id, { status: 'inQueue', agentId: null });
    const queue = (...ids: string[]) => act(async () => useAgent.setState((state) => ({
      boards: { c1: { queue: ids, count: ids.length, version: 1, ongoing: [], figures: {} as never } },
      rows: { ...state.rows, ...Object.fromEntries(ids.map((id) => [id, waiting(id)])) },
    })));
    const names = () => [...place.querySelectorAll('[aria-label="Queue"] li')].map((each) => /Q\d|Taken/.exec(each.textContent ?? '')?.[0]);
    await queue('q1', 'q2', 'q3');
    const strip = place.querySelector('[aria-label="Queue"]')!;
    await act(async () => { strip.dispatchEvent(Object.assign(new Event('pointermove'), { pointerType: 'mouse' })); });
    await queue('q2', 'q3', 'q4');
    const before = names();
    expect(before.slice(1)).toEqual(['Q2', 'Q3']);
    await press('!', { code: 'Digit1', altKey: true, shiftKey: true }); // An empty place: nobody.
    expect(accept).not.toHaveBeenCalled();
    await press('"', { code: 'Digit2', altKey: true, shiftKey: true });
    expect(accept.mock.calls).toEqual([['q2']]);
    await act(async () => composer().focus());
    await press('h');
    expect(names()).toEqual(['Q2', 'Q3', 'Q4']);
  });
});
