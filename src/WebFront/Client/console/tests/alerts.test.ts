// @vitest-environment node
import type { AgentMe, Permission, SessionRow, WarningKind } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { nameOf, openAlerts } from '../src/features/notifications/alerts';
import { freshNews } from '../src/features/notifications/news';
import { headStart, ringName, ringNumber } from '../src/features/notifications/rings';
import type { Board } from '../src/features/agent/store';

const AT = '2026-01-01T10:00:00.400Z';
const later = (seconds: number) => Date.parse(AT) + seconds * 1_000;

const me = (permissions: Permission[], presence: AgentMe['presence'] = 'present'): AgentMe =>
  ({ id: 'a1', name: 'Ann', presence, administrator: false, channels: [{ id: 'c1', name: 'Shop', permissions }] });
const row = (id: string, part: Partial<SessionRow>): SessionRow => ({
  id, channelId: 'c1', seq: 1, status: 'inQueue', unread: 1, messageCount: 1, readByCustomer: 0, readByAgent: 0, requestedAt: AT,
  lastActivityAt: AT, queuedAt: AT, ...part,
});
const warned = (...kinds: WarningKind[]): Partial<SessionRow> => ({ warned: kinds, warnedAt: AT });
const owned = (agentId: string, ...kinds: WarningKind[]): Partial<SessionRow> =>
  ({ status: 'customerLast', agentId, queuedAt: null, unansweredSince: AT, ...warned(...kinds) });
const state = (rows: SessionRow[], who: AgentMe | null, presentAgents = 1) => ({
  me: who, rows: Object.fromEntries(rows.map((each) => [each.id, each])),
  boards: { c1: { figures: { presentAgents } } as unknown as Board },
});
const kinds = (rows: SessionRow[], who: AgentMe | null, presentAgents?: number) =>
  openAlerts(state(rows, who, presentAgents)).map(({ kind, row: { id }, urgent }) => `${kind} ${id}${urgent ? '!' : ''}`);

describe('who is warned', () => {
  const waits = row('w', warned('newChatAgents'));
  const waitsLong = row('w', warned('newChatAgents', 'newChatManagers'));

  it('of a chat that nobody has taken: who is present and has the notifications', () => {
    expect(kinds([waits], me(['notifications']))).toEqual(['waiting w']);
    expect(kinds([waits], me(['respond', 'listenIn']))).toEqual([]);
    expect(kinds([waits], me(['notifications'], 'away'))).toEqual([]);
    expect(kinds([waits], null)).toEqual([]);
    expect(kinds([row('w', {})], me(['notifications']))).toEqual([]);
    expect(kinds([{ ...waits, channelId: 'c2' }], me(['notifications']))).toEqual([]);
  });

  it('after the managers\' minutes: managers too, where agents are present who could have done it', () => {
    expect(kinds([waits], me(['manager']))).toEqual([]);
    expect(kinds([waitsLong], me(['manager']))).toEqual(['waiting w!']);
    expect(kinds([waitsLong], me(['manager']), 0)).toEqual([]);
    expect(kinds([waitsLong], me(['manager'], 'away'))).toEqual([]);
    expect(kinds([waitsLong], me(['notifications']), 0)).toEqual(['waiting w!']);
  });

  it('of a message without an answer: the chat\'s own agent, and then managers', () => {
    expect(kinds([row('o', owned('a1', 'unansweredAgents'))], me(['notifications']))).toEqual(['owed o']);
    expect(kinds([row('o', owned('a1', 'unansweredAgents'))], me(['respond']))).toEqual([]);
    expect(kinds([row('o', owned('a2', 'unansweredAgents', 'unansweredManagers'))], me(['notifications']))).toEqual([]);
    expect(kinds([row('o', owned('a2', 'unansweredAgents'))], me(['notifications', 'manager']))).toEqual([]);
    expect(kinds([row('o', owned('a2', 'unansweredAgents', 'unansweredManagers'))], me(['manager']))).toEqual(['colleague o!']);
  });

  it('of a transfer: whom it is offered to, also while away', () => {
    expect(kinds([row('t', { ...owned('a2'), transferTo: 'a1' })], me([], 'away'))).toEqual(['transfer t!']);
  });

  it('not any more once somebody has acted', () => {
    expect(kinds([row('w', { status: 'customerLast', agentId: 'a2', queuedAt: null })], me(['notifications', 'manager']))).toEqual([]);
    expect(kinds([row('w', { ...warned('newChatAgents'), status: 'closedFromQueue' })], me(['notifications']))).toEqual([]);
  });

  it('of what is most pressing first', () => {
    const rows = [
      row('o', owned('a1', 'unansweredAgents')), row('later', { ...warned('newChatAgents'), warnedAt: '2026-01-01T10:05:00Z' }),
      row('w', warned('newChatAgents')), row('long', warned('newChatAgents', 'newChatManagers')),
      row('t', { ...owned('a2'), transferTo: 'a1' }),
    ];
    expect(kinds(rows, me(['notifications']))).toEqual(['transfer t!', 'waiting long!', 'waiting w', 'waiting later', 'owed o']);
  });
});

describe('rings', () => {
  const [alert] = openAlerts(state([row('w1', warned('newChatAgents'))], me(['notifications'])));

  it('come at once and then with pauses that double', () => {
    const minutes = (count: number) => ringNumber(AT, later(count * 60));
    expect([0, 0.9, 1, 2.9, 3, 6.9, 7, 15, 31].map(minutes)).toEqual([0, 0, 1, 1, 2, 2, 3, 4, 5]);
    expect(ringNumber(AT, later(-5))).toBe(0);
  });

  it('have the same name on every console until the next one', () => {
    expect(ringName(alert!, later(1))).toBe(ringName(alert!, later(50)));
    expect(ringName(alert!, later(1))).not.toBe(ringName(alert!, later(61)));
    expect(ringName(alert!, later(1))).toMatch(/^[A-Za-z0-9.:-]{1,120}$/);
    expect(nameOf({ ...alert!, at: '2026-01-01T10:07:00Z' })).not.toBe(nameOf(alert!));
  });

  it('are asked for first where somebody looks, and last where nothing can be played', () => {
    const order = [
      headStart({ focused: true, visible: true, mute: false }), headStart({ focused: false, visible: true, mute: false }),
      headStart({ focused: false, visible: true, mute: true }), headStart({ focused: false, visible: false, mute: false }),
    ];
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe('news', () => {
  const news = (part: Partial<SessionRow>, who: AgentMe, seconds = 2) =>
    freshNews(state([row('n', part)], who), later(seconds)).map(({ name }) => name.split(':')[0]);

  it('are customers who begin to wait, while present, and messages in own chats', () => {
    expect(news({}, me(['respond']))).toEqual(['newChat']);
    expect(news({}, me(['respond'], 'away'))).toEqual([]);
    expect(news({}, me(['manager']))).toEqual([]);
    const written = { ...owned('a1'), lastAuthor: 'customer' as const };
    expect(news(written, me(['respond'], 'away'))).toEqual(['message']);
    expect(news({ ...written, agentId: 'a2' }, me(['respond']))).toEqual([]);
    expect(news({ ...written, unread: 0 }, me(['respond']))).toEqual([]);
    expect(news({ ...written, acceptedAt: AT }, me(['respond']))).toEqual([]);
  });

  it('get old', () => {
    expect(news({}, me(['respond']), 11)).toEqual([]);
  });
});
