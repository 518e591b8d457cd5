import type { AgentMe, SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { showHelp, useHelp } from '../src/shell/help';
import { Shortcuts } from '../src/shell/Shortcuts';
import { setSingleKeys } from '../src/shell/singleKeys';
import { showTab, useView } from '../src/features/chats/view';
import { Chats } from '../src/features/chats/Chats';
import { draftOf, keepDraft } from '../src/features/chats/drafts';
import { Toasts } from '../src/ui/toasts';
import { composer, press, release } from './keyboard';
import { button, onScreen, place, show, shown, waitFor } from './screen';

const at = '2026-01-01T10:00:00Z';
const me: AgentMe = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, channels: [{ id: 'c1', name: 'Shop', permissions: ['respond'] }],
} as AgentMe;
const rowOf = (id: string, lastActivityAt: string): SessionRow => ({
  id, channelId: 'c1', seq: 1, status: 'customerLast', agentId: 'a1', unread: 0, messageCount: 1,
  readByCustomer: 0, readByAgent: 0, requestedAt: at, lastActivityAt,
});
const rows = { s1: rowOf('s1', '2026-01-01T10:02:00Z'), s2: rowOf('s2', '2026-01-01T10:01:00Z'), s3: rowOf('s3', at) };

onScreen();

describe('the keys of the console', () => {
  let taken: (row: SessionRow) => void;
  let client: AgentClient;

  beforeEach(async () => {
    sessionStorage.clear();
    setSingleKeys(true);
    history.replaceState(null, '', '/console');
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-01-01T10:05:00Z'));
    useAgent.setState({ ...initialAgentState, loaded: true, me, rows }, true);
    useView.setState({ tab: 'chats', channel: null, selected: 's1', write: 0 });
    showHelp(false);
    Object.keys(rows).forEach((id) => keepDraft(id, ''));
    client = new AgentClient(useAgent, () => { throw new Error('no server'); }, () => () => undefined);
    vi.spyOn(client, 'getNext').mockImplementation(() => new Promise((resolve) => { taken = resolve; }));
    await show(<AgentContext.Provider value={client}><Toasts /><Chats /><Shortcuts /></AgentContext.Provider>);
  });

  it('can be turned off where they are single', async () => {
    await press('?');
    await waitFor(() => expect(document.querySelector('[role="dialog"]')).not.toBeNull()); // It is fetched when it is first asked for.
    await act(async () => document.querySelector<HTMLElement>('[role="dialog"] [role="switch"]')!.click());
    await act(async () => showHelp(false));
    await waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull()); // It fades.
    await act(async () => composer().focus());
    await act(async () => composer().blur());
    expect([await press('j'), await press('?'), await press('g'), await press('d')]).toEqual([false, false, false, false]);
    expect([useView.getState().selected, useView.getState().tab]).toEqual(['s1', 'chats']);
    expect(await press('ArrowDown', { altKey: true })).toBe(true);
    expect(useView.getState().selected).toBe('s2');
    await act(async () => setSingleKeys(true));
    expect(await press('j')).toBe(false); // The composer has the focus.
  });

  it('go from chat to chat without ending in the composer', async () => {
    await press('j');
    await press('j');
    expect(useView.getState().selected).toBe('s3');
    expect(document.activeElement?.getAttribute('role')).toBe('log');
    expect(draftOf('s3')).toBe('');
  });

  it('swallow what a sequence has begun, whatever has the focus meanwhile', async () => {
    await press('g');
    await act(async () => composer().focus());
    await press('d');
    expect(useView.getState().tab).toBe('dashboard');
    await act(async () => {
      showTab('chats');
      composer().blur();
    });
    await press('g');
    await act(async () => composer().focus());
    await press('x');
    expect(draftOf('s1')).toBe('');
    await press('x');
    expect(draftOf('s1')).toBe('x');
  });

  it.each([
    ['a click', () => act(async () => { composer().dispatchEvent(new Event('pointerdown', { bubbles: true })); })],
    ['Tab', () => press('Tab')],
  ])('end a sequence with %s, with which one goes into a field', async (_how, go) => {
    await press('g');
    await go();
    await act(async () => composer().focus());
    await press('d');
    expect([useView.getState().tab, draftOf('s1')]).toEqual(['chats', 'd']);
  });

  it('do not end a sequence with a key that only changes others', async () => {
    await press('g');
    await press('Shift');
    await press('d');
    expect(useView.getState().tab).toBe('dashboard');
  });

  it.each([
    '/console/settings/channels/c1/agents', '/console/profile',
  ])('for chats and the presence rest at %s, whatever has the focus', async (path) => {
    const setPresence = vi.spyOn(client, 'setPresence').mockResolvedValue(undefined as never);
    const goThere = () => act(async () => history.replaceState(null, '', path));
    await goThere();
    const box = place.appendChild(Object.assign(document.createElement('input'), { type: 'checkbox' }));
    for (const target of [box, document.body]) {
      await act(async () => (target === box ? box.focus() : box.blur()));
      expect([await press('n'), await press('p'), await press('j'), await press('k')]).toEqual([false, false, false, false]);
    }
    expect([client.getNext, setPresence].map((call) => vi.mocked(call).mock.calls.length)).toEqual([0, 0]);
    expect([location.pathname, useView.getState().selected]).toEqual([path, 's1']);
    await press('g');
    await press('d');
    expect([location.pathname, useView.getState().tab]).toEqual(['/console', 'dashboard']);
    await goThere();
    expect(await press('?')).toBe(true);
  });

  it('work among chats with the focus on a box or on the presence in the header', async () => {
    const presence = place.appendChild(Object.assign(document.createElement('input'), { type: 'radio' }));
    await act(async () => presence.focus());
    await press('j');
    expect(useView.getState().selected).toBe('s2');
  });

  it('end a sequence after a while', async () => {
    await press('g');
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-01-01T10:05:02Z'));
    await act(async () => composer().focus());
    await press('d');
    expect([useView.getState().tab, draftOf('s1')]).toEqual(['chats', 'd']);
  });

  it('take one chat however long the key is held, and write none of it', async () => {
    await press('n');
    await press('n', { repeat: true });
    await release('n');
    await press('n');
    expect(client.getNext).toHaveBeenCalledTimes(1);
    await press('n', { repeat: true });
    await act(async () => taken(rows.s2));
    expect(document.activeElement).toBe(composer());
    await press('n', { repeat: true });
    expect(draftOf('s2')).toBe('');
    await release('n');
    await press('n');
    expect(draftOf('s2')).toBe('n');
    expect(client.getNext).toHaveBeenCalledTimes(1);
  });

  it('leave the composer with Escape for the conversation, where single keys work', async () => {
    await act(async () => composer().focus());
    await press('j');
    expect([useView.getState().selected, draftOf('s1')]).toEqual(['s1', 'j']);
    await press('Escape');
    expect(document.activeElement?.getAttribute('role')).toBe('log');
    await press('j');
    expect(useView.getState().selected).toBe('s2');
  });

  it('do not take Escape from who composes a character', async () => {
    await act(async () => composer().focus());
    await press('Escape', { isComposing: true });
    expect(document.activeElement).toBe(composer());
    await press('Escape', { keyCode: 229 });
    expect(document.activeElement).toBe(composer());
  });

  it('send nothing with the Enter that ends a composition', async () => {
    await act(async () => composer().focus());
    await press('j');
    await press('Enter', { keyCode: 229 }); // As Safari says it.
    expect(draftOf('s1')).toBe('j');
    await press('Enter', { altKey: true, keyCode: 229 });
    expect(client.getNext).not.toHaveBeenCalled();
    await press('Enter', { keyCode: 13 });
    expect(draftOf('s1')).toBe('');
  });

  it('work with Alt in the composer too, and go on writing in the other chat', async () => {
    await act(async () => composer().focus());
    await press('ArrowDown', { altKey: true });
    expect(useView.getState().selected).toBe('s2');
    expect(document.activeElement).toBe(composer());
    await press('ArrowUp', { altKey: true });
    expect(useView.getState().selected).toBe('s1');
    await press('Enter', { altKey: true });
    expect(client.getNext).toHaveBeenCalledTimes(1);
    await press('PageUp', { altKey: true });
    expect(useView.getState().tab).toBe('dashboard');
  });

  it('leave Alt with Enter out of what is sent', async () => {
    const write = vi.spyOn(client.threads, 'write');
    await act(async () => composer().focus());
    await press('h');
    await press('Enter', { altKey: true });
    expect(write).not.toHaveBeenCalled();
    await press('Enter');
    expect(write).toHaveBeenCalledWith('s1', 'h');
  });

  it.each([
    ['ArrowDown', { ctrlKey: true, altKey: true, altGraph: true }],
    ['Enter', { altKey: true, shiftKey: true }],
    ['?', { altGraph: true }],
    ['n', { altGraph: true }],
    ['n', { ctrlKey: true }],
    ['p', { metaKey: true }],
  ])('are not meant by %s with %j', async (key, more) => {
    expect(await press(key, more)).toBe(false);
    expect(useView.getState()).toMatchObject({ tab: 'chats', selected: 's1' });
    expect(useHelp.getState().shown).toBe(false);
    expect(client.getNext).not.toHaveBeenCalled();
  });

  it('let characters that are typed with AltGr into the composer', async () => {
    await act(async () => composer().focus());
    for (const key of ['@', '£', '{']) {
      await press(key, { altGraph: true, ctrlKey: true, altKey: true });
    }
    expect(draftOf('s1')).toBe('@£{');
  });

  it('rest in a field that is no composer', async () => {
    const other = place.appendChild(document.createElement('input'));
    await act(async () => other.focus());
    expect([await press('n'), await press('ArrowDown', { altKey: true })]).toEqual([false, false]);
  });

  it.each([
    ['Russian', ['о', 'KeyJ'], ['п', 'KeyG'], ['в', 'KeyD']], ['Greek', ['ξ', 'KeyJ'], ['γ', 'KeyG'], ['δ', 'KeyD']],
    ['Hebrew', ['ח', 'KeyJ'], ['ע', 'KeyG'], ['ג', 'KeyD']], ['Dvorak', ['j', 'KeyC'], ['g', 'KeyU'], ['d', 'KeyH']],
  ])('work on a %s keyboard', async (_layout, j, g, d) => {
    expect(await press(j[0]!, { code: j[1]! })).toBe(true);
    expect(useView.getState().selected).toBe('s2');
    await press(g[0]!, { code: g[1]! });
    await press(d[0]!, { code: d[1]! });
    expect(useView.getState().tab).toBe('dashboard');
  });

  it('go by the letter where it is Latin: physically the J of Dvorak types something else', async () => {
    expect(await press('h', { code: 'KeyJ' })).toBe(false);
    expect(useView.getState().selected).toBe('s1');
  });

  it('are listed', async () => {
    await press('?');
    expect(document.body.textContent).toContain('Alt+Enter');
  });

  it('take the next of the channel that is shown only on the Dashboard, where it is chosen', async () => {
    const asked = vi.mocked(client.getNext);
    const pressed = vi.spyOn(performance, 'now').mockReturnValue(100_000);
    useView.setState({ channel: 'c1' });
    await press('Enter', { altKey: true });
    await act(async () => taken(rows.s2));
    await act(async () => showTab('dashboard'));
    pressed.mockReturnValue(102_000);
    await press('Enter', { altKey: true });
    expect(asked.mock.calls).toEqual([[null], ['c1']]);
  });

  it('take a chat while Away, and say so, as the button does', async () => {
    const pressed = vi.spyOn(performance, 'now').mockReturnValue(100_000);
    await act(async () => useAgent.setState({
      me: { ...me, presence: 'away' },
      boards: { c1: { queue: ['s9'], count: 1, version: 1, ongoing: [], figures: {} as never } },
      rows: { ...rows, s9: { ...rowOf('s9', at), status: 'inQueue', agentId: null } },
    }));
    expect(shown()).toContain('does not count on you');
    await press('n');
    await act(async () => taken(rows.s2));
    expect(shown()).toContain('You are Away, and have taken this chat all the same.');
    await act(async () => button('Get next in queue')!.click());
    expect(client.getNext).toHaveBeenCalledTimes(1); // Of one double press.
    pressed.mockReturnValue(101_000);
    await act(async () => button('Get next in queue')!.click());
    expect(client.getNext).toHaveBeenCalledTimes(2);
  });
});
