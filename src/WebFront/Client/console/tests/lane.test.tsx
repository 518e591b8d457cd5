import type { AgentMe, SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { useView } from '../src/features/chats';
import { Bell } from '../src/features/notifications/Bell';
import { Lane } from '../src/features/notifications/Lane';
import { forgetLane } from '../src/features/notifications/store';
import { forgetPreferences, usePreferences } from '../src/features/preferences';
import { answers, click, onScreen, place, show, shown, waitFor } from './screen';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
const me: AgentMe = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, preferences: 0,
  channels: [{ id: 'c1', name: 'Shop', permissions: ['respond', 'notifications'] }],
};
const waits = (id: string, name: string, part: Partial<SessionRow> = {}): SessionRow => ({
  id, channelId: 'c1', seq: 3, status: 'inQueue', customerName: name, unread: 1, messageCount: 1, readByCustomer: 0, readByAgent: 0,
  requestedAt: ago(90), lastActivityAt: ago(90), queuedAt: ago(90), warned: ['newChatAgents'], warnedAt: ago(30), ...part,
});
const settings = {
  startPage: 'dashboard' as const, popUps: true, browserNotifications: true, title: true, sounds: true, volume: 60, newChats: true,
  messages: true,
};

const claimed: [alert: string, keep: boolean][] = [];
let yours: boolean | null = true;
const client = {
  ask: (call: (hub: object) => unknown) => call({
    claimAlert: (alert: string, keep: boolean) => {
      claimed.push([alert, keep]);
      return Promise.resolve(yours === null ? { ok: null, refused: {} } : { ok: { yours }, refused: null });
    },
  }),
} as unknown as AgentClient;

/** What the browser was asked to show. */
const notified: { title: string; tag: string; shown: EventTarget }[] = [];

const rows = (...all: SessionRow[]) => useAgent.setState({ rows: Object.fromEntries(all.map((each) => [each.id, each])) });
const open = () => show(<AgentContext.Provider value={client}><Bell /><Lane /></AgentContext.Provider>);
const cards = () => [...place.querySelectorAll('article')].map((card) => card.textContent);

onScreen();

describe('the lane', () => {
  beforeEach(() => {
    claimed.length = 0;
    notified.length = 0;
    yours = true;
    forgetLane();
    forgetPreferences();
    usePreferences.setState({ view: { version: 0, format: 1, settings } });
    useView.setState({ tab: 'dashboard', selected: null });
    useAgent.setState({ ...initialAgentState, me, loaded: true }, true);
    vi.stubGlobal('Notification', class extends EventTarget {
      static permission = 'granted';
      constructor(title: string, { tag }: { tag: string }) {
        super();
        notified.push({ title, tag, shown: this });
      }

      close = () => undefined;
    });
  });

  it('shows two cards at most, and the bell says how many there are', async () => {
    rows(waits('s1', 'Rita'), waits('s2', 'Stian', { warnedAt: ago(20) }), waits('s3', 'Bo', { warnedAt: ago(10) }));
    await open();
    expect(cards().map((text) => /Rita|Stian|Bo/.exec(text)?.[0])).toEqual(['Rita', 'Stian']);
    await click(place.querySelector('[aria-label^="Warnings and inbox: 3."]'));
    await waitFor(() => expect(document.body.textContent).toContain('Bo'));
  });

  it('has one bell with one count and one list for what is open and what colleagues wrote', async () => {
    answers(['GET /api/inbox', {
      unread: 2, more: false, entries: [1, 2].map((seq) => ({
        sessionId: `s${seq}`, seq, type: 'note', at: ago(60), read: false, text: `Look at ${seq}`, customerName: 'Bo',
        by: { kind: 'agent', name: 'Ola', agentId: 'a2' },
      })),
    }]);
    rows(waits('s1', 'Rita'));
    await open();
    await waitFor(() => expect(place.querySelector('[aria-label^="Warnings and inbox: 3."]')).not.toBeNull());
    expect(place.querySelectorAll('[aria-haspopup="dialog"]')).toHaveLength(1);
    await click(place.querySelector('[aria-haspopup="dialog"]'));
    await waitFor(() => expect(document.querySelector('[role="dialog"]')?.textContent).toMatch(/What is open now.*Rita.*Inbox.*Look at 1/));
  });

  it('shows the chat that was taken from it on another screen, and stays where it was refused', async () => {
    const refused = { code: 'session.taken', text: 'no', details: null, retryAfterMs: null };
    const accept = vi.fn().mockResolvedValueOnce(refused).mockResolvedValue({ id: 's1' });
    Object.assign(client, { accept, press: { once: (_: string, call: () => Promise<unknown>) => call() } });
    history.replaceState(null, '', '/console/history');
    rows(waits('s1', 'Rita'));
    await open();
    await click(place.querySelector('article [data-act]'));
    expect(accept).toHaveBeenCalledWith('s1');
    expect(location.pathname).toBe('/console/history');
    await click(place.querySelector('article [data-act]'));
    expect(location.pathname).toBe('/console');
    expect(useView.getState()).toMatchObject({ tab: 'chats', selected: 's1' });
  });

  it('announces who waits and for what, and not each second of it', async () => {
    rows(waits('s1', 'Rita', { warned: ['newChatAgents', 'newChatManagers'] }));
    await open();
    const announced = place.querySelectorAll('article [role="alert"]');
    expect([...announced].map(({ textContent }) => textContent)).toEqual(['Nobody has taken this chat: Rita']);
    expect(place.querySelector('article')!.closest('[role="alert"], [role="status"], [aria-live]')).toBeNull();
    expect(cards()[0]).toContain('Has waited');
  });

  it('closes a card until its next ring, but not one that is urgent', async () => {
    rows(waits('s1', 'Rita'), waits('s2', 'Stian', { warned: ['newChatAgents', 'newChatManagers'] }));
    await open();
    const closers = place.querySelectorAll('article [aria-label="Close"]');
    expect(closers).toHaveLength(1);
    await click(closers[0]);
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toContain('Stian');
    await act(async () => rows(waits('s1', 'Rita', { warnedAt: ago(65) })));
    expect(cards().join()).toContain('Rita');
  });

  it('is gone when somebody has acted, when cards are not wanted, and for whoever is away', async () => {
    rows(waits('s1', 'Rita'));
    await open();
    expect(cards()).toHaveLength(1);
    await act(async () => usePreferences.setState({ view: { version: 0, format: 1, settings: { ...settings, popUps: false } } }));
    expect(cards()).toEqual([]);
    expect(place.querySelector('[aria-label^="Warnings and inbox: 1."]')).not.toBeNull();
    await act(async () => useAgent.setState({ me: { ...me, presence: 'away' } }));
    expect(place.querySelector('[aria-label^="Warnings and inbox: 0."]')).not.toBeNull();
  });

  it('is reached with F6 and left with Esc, and moves the focus by itself never', async () => {
    const composer = place.appendChild(document.createElement('textarea'));
    composer.focus();
    rows(waits('s1', 'Rita'));
    await open();
    const field = document.body.appendChild(composer);
    field.focus();
    const press = (key: string) =>
      act(async () => document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
    await act(async () => rows(waits('s1', 'Rita'), waits('s2', 'Stian')));
    expect(document.activeElement).toBe(field);
    await press('F6');
    expect(document.activeElement?.textContent).toBe('Take');
    await press('Escape');
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('answers a colleague who offers a chat, also while away', async () => {
    const asked: string[] = [];
    const done = (what: string) => (id: string) => {
      asked.push(`${what} ${id}`);
      return Promise.resolve(null);
    };
    Object.assign(client, { handovers: { reject: done('reject') } });
    useAgent.setState({ me: { ...me, presence: 'away' } });
    const theirs = { status: 'customerLast' as const, queuedAt: null, warned: null, agentId: 'a2' };
    const until = new Date(Date.now() + 90_500).toISOString();
    rows(waits('s1', 'Rita', { ...theirs, transferTo: 'a1', transferFrom: 'a2', unansweredSince: theirs.queuedAt, transferUntil: until }));
    await open();
    expect(cards()[0]).toMatch(/^Transfer to you: Rita1:3[01]RitaAcceptReject$/); // One time: how long there is to answer.
    await click([...place.querySelectorAll('article button')].at(-1));
    expect(asked).toEqual(['reject s1']);
  });

  it('asks the server once for each ring, and says nothing where another console has it', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    yours = false;
    const rita = waits('s1', 'Rita');
    rows(rita);
    await open();
    await waitFor(() => expect(claimed.length).toBeGreaterThan(0));
    await act(async () => rows({ ...rita, seq: 4 }));
    await act(() => new Promise((resolve) => { setTimeout(resolve, 1_500); }));
    expect(claimed).toEqual([[expect.stringMatching(/^waiting:s1:\d+:0$/), true]]);
    expect(notified).toEqual([]);
  });

  it('asks again where the server did not say', async () => {
    yours = null;
    rows(waits('s1', 'Rita'));
    await open();
    await waitFor(() => expect(claimed.length).toBeGreaterThan(1));
    expect(new Set(claimed.map(([alert]) => alert)).size).toBe(1);
  });

  it('lets a hidden console that won notify through the browser, whose click opens the chat', async () => {
    const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    rows(waits('s1', 'Rita'));
    await open();
    await waitFor(() => expect(notified).toHaveLength(1));
    expect(notified[0]).toMatchObject({ title: 'Nobody has taken this chat', tag: 'orleans-chat.waiting' });
    await act(async () => void notified[0]!.shown.dispatchEvent(new Event('click')));
    expect(useView.getState()).toMatchObject({ tab: 'chats', selected: 's1' });
    visible.mockReturnValue('visible');
    await act(async () => rows(waits('s2', 'Stian')));
    await waitFor(() => expect(claimed).toHaveLength(2));
    await act(() => new Promise((resolve) => { setTimeout(resolve); }));
    expect(notified).toHaveLength(1);
  });

  it('names the longest wait in the title and colours the icon', async () => {
    const icon = document.head.appendChild(Object.assign(document.createElement('link'), { rel: 'icon' }));
    useAgent.setState({ boards: { c1: { queue: ['s1'], count: 1, version: 1, ongoing: [], figures: {} as never } } });
    rows(waits('s1', 'Rita', { queuedAt: ago(200) }));
    await open();
    expect(document.title).toMatch(/^\(1\) 3:\d\d · Chats$/);
    expect(decodeURIComponent(icon.href)).toContain('#b42318');
    await act(async () => usePreferences.setState({ view: { version: 0, format: 1, settings: { ...settings, title: false } } }));
    expect(document.title).toBe('Orleans.Chat');
    expect(decodeURIComponent(icon.href)).toContain('#0a6e5c');
    icon.remove();
  });

  it('says that sounds cannot be played before the first click', async () => {
    vi.stubGlobal('AudioContext', vi.fn());
    const { useSound } = await import('../src/features/notifications/sound');
    useSound.setState({ state: 'blocked' });
    await open();
    expect(place.querySelector('[aria-label*="Sounds cannot be played yet"]')).not.toBeNull();
    await act(async () => useSound.setState({ state: 'ready' }));
    expect(shown()).not.toContain('Sounds cannot');
    expect(place.querySelector('[aria-label*="Sounds cannot be played yet"]')).toBeNull();
  });
});
