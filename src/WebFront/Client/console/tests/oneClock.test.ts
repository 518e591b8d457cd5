import type { SessionRow } from '@orleans-chat/shared';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OnePress } from '../src/features/agent/onePress';
import { GONE_MS, keptPlaces, placesOf, type Place } from '../src/features/chats/queue/places';
import { watchActs } from '../src/lib/acts';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { hold, listBy, nextOwed, placed, release, shownOrder, still } from '../src/features/chats/list/order';
import { known } from '../src/features/chats/filter/filter';
import { stepOf, worst } from '../src/features/chats/wait/steps';

const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00Z`;
const rowOf = (id: string, unansweredSince: string | null, lastActivityAt = at(0), more: Partial<SessionRow> = {}): SessionRow => ({
  id, channelId: 'c1', seq: 1, status: unansweredSince ? 'customerLast' : 'agentLast', agentId: 'a1', unread: 0, messageCount: 1,
  readByCustomer: 0, readByAgent: 0, requestedAt: at(0), lastActivityAt, unansweredSince, ...more,
});
const me = { id: 'a1', name: 'Ann', presence: 'present', administrator: false, channels: [] } as never;
const show = (...rows: SessionRow[]) =>
  useAgent.setState({ ...initialAgentState, me, rows: Object.fromEntries(rows.map((row) => [row.id, row])) }, true);
const ids = () => shownOrder().map(({ group, id }) => `${group} ${id}`);

describe('the list', () => {
  beforeEach(() => {
    release('key');
    release('pointer');
  });

  it('has whoever is owed an answer longest first, then those that wait for their customer, newest first', () => {
    show(rowOf('new', at(9)), rowOf('quiet', null, at(3)), rowOf('old', at(1)), rowOf('fresh', null, at(8)));
    expect(ids()).toEqual(['owed old', 'owed new', 'waiting fresh', 'waiting quiet']);
    expect([nextOwed('old'), nextOwed('new'), nextOwed(null)]).toEqual(['new', 'old', 'old']);
  });

  it('keeps its order while somebody points at it or holds a key, and takes the new one then', () => {
    show(rowOf('one', at(1)), rowOf('two', at(2)));
    hold('pointer');
    hold('key');
    show(rowOf('two', at(2)), rowOf('one', null), rowOf('three', at(0)));
    expect(ids()).toEqual(['owed one', 'owed two', 'owed three']);
    release('pointer');
    expect(ids()).toEqual(['owed one', 'owed two', 'owed three']);
    dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt' }));
    expect(ids()).toEqual(['owed three', 'owed two', 'waiting one']);
  });

  it('is gone through by keys as it is filtered, and has what is to be decided whatever it is filtered by', () => {
    show(rowOf('one', at(1)), rowOf('two', at(2)), rowOf('offer', at(3), at(0), { agentId: 'a2', transferTo: 'a1' }));
    listBy(({ id }) => id === 'two');
    expect(ids()).toEqual(['transfer offer', 'owed two']);
    listBy(() => true);
    expect(ids()).toEqual(['transfer offer', 'owed one', 'owed two']);
  });

  it('is not filtered by a tag that is no more', () => {
    const tags = [{ id: 'urgent' }];
    expect(known({ star: true, tag: 'urgent' }, tags)).toEqual({ star: true, tag: 'urgent' });
    expect(known({ star: true, tag: 'gone' }, tags)).toEqual({ star: true, tag: null });
  });

  it('leaves out what has gone, also while it keeps its order', () => {
    const before = [{ group: 'owed', id: 'one' }, { group: 'owed', id: 'two' }] as const;
    expect(still(before, [before[1]])).toEqual([before[1]]);
  });

  it('has a chat in one group only', () => {
    show(rowOf('mine', at(1), at(0), { transferTo: 'a1' }));
    expect(placed(useAgent.getState(), Date.parse(at(2))).filter(({ id }) => id === 'mine')).toHaveLength(1);
  });
});

describe('a wait', () => {
  it.each([
    [29, 'calm'], [30, 'due'], [179, 'due'], [180, 'over'],
  ])('of %i s is %s', (seconds, step) => expect(stepOf(seconds, { agents: 60, managers: 180 })).toBe(step));

  it('on a channel that does not warn is never too long, and where only managers are warned says so before', () => {
    expect(stepOf(9_999, { agents: null, managers: null })).toBe('calm');
    expect([89, 90].map((seconds) => stepOf(seconds, { agents: null, managers: 180 }))).toEqual(['calm', 'due']);
    expect([worst([]), worst(['calm', 'over', 'due'])]).toEqual(['calm', 'over']);
  });
});

describe('taking the next customer', () => {
  it('takes one for a double press, one at a time, and the next one after that', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const press = new OnePress();
    const take = vi.fn(() => Promise.resolve('chat'));
    const both = [press.once('next', take), press.once('next', take)];
    expect(await Promise.all(both)).toEqual(['chat', null]);
    now.mockReturnValue(400);
    expect(await press.once('next', take)).toBeNull();
    now.mockReturnValue(1_200);
    expect(await press.once('next', take)).toBe('chat');
    expect(take).toHaveBeenCalledTimes(2);
    now.mockRestore();
  });

  it('takes two customers who are asked for one after the other, and each of them once', async () => {
    const press = new OnePress();
    const take = vi.fn((id: string) => Promise.resolve(id));
    const asked = ['s1', 's2', 's1', 's2'].map((id) => press.once(id, () => take(id)));
    expect(await Promise.all(asked)).toEqual(['s1', 's2', null, null]);
    expect(take.mock.calls).toEqual([['s1'], ['s2']]);
  });

  it('takes nobody who has come under the second half of a double click', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const press = new OnePress();
    const stop = watchActs();
    const point = (x: number) => dispatchEvent(new PointerEvent('pointerdown', { clientX: x, clientY: 50 }));
    const take = (id: string) => press.once(id, () => Promise.resolve(id));
    point(100);
    expect(await take('s1')).toBe('s1');
    point(103);
    expect(await take('s2')).toBeNull();
    point(160);
    expect(await take('s3')).toBe('s3');
    point(100);
    expect(await take('s4')).toBe('s4');
    stop();
    vi.restoreAllMocks();
  });
});

describe('the queue under a pointer', () => {
  const queue = (...waiting: string[]) => waiting.map((id) => ({ id }) as SessionRow);
  const standing = (places: readonly Place[]) => places.map(({ id }) => id);

  it('leaves everybody in their place, and fills one that has been empty for a while', () => {
    const first = placesOf(queue('q1', 'q2'), 3);
    const gone = keptPlaces(first, queue('q2', 'q3'), 3, 100);
    expect([standing(gone), gone.map(({ goneAt }) => goneAt)]).toEqual([['q1', 'q2'], [100, null]]);
    expect(keptPlaces(gone, queue('q2', 'q3'), 3, 100 + GONE_MS - 1)).toBe(gone);
    expect(standing(keptPlaces(gone, queue('q2', 'q3'), 3, 100 + GONE_MS))).toEqual(['q3', 'q2']);
    expect(standing(keptPlaces(gone, queue('q2'), 3, 100 + GONE_MS))).toEqual(['q1', 'q2']);
  });

  it('begins with whoever comes first where nobody stood', () => {
    expect(keptPlaces([], [], 3, 0)).toEqual([]);
    expect(standing(keptPlaces([], queue('q1', 'q2', 'q3', 'q4'), 3, 0))).toEqual(['q1', 'q2', 'q3']);
  });
});
