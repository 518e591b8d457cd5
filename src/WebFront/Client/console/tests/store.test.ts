import { describe, expect, it } from 'vitest';
import type { AgentMe, FiguresView, SessionRow, ThreadView } from '@orleans-chat/shared';
import { answerable, attention, completed, figures, follows, handling, incoming, ongoing, waiting } from '../src/features/agent/selectors';
import { upsert, upsertOpened, upsertOthers, withoutWords } from '../src/features/agent/rows';
import {
  forgetAgent, initialAgentState, useAgent, withBoard, withFigures, withMe, withQueueChange, type AgentState,
} from '../src/features/agent/store';
import { tidy } from '../src/features/agent/tidy';

const noFigures: FiguresView = {
  waiting: 0, oldestWaitingSince: null, waitingSinceTotal: 0, presentAgents: 0, active: 0, unanswered: 0, requestedToday: 0,
  acceptedToday: 0, abandonedToday: 0, endedToday: 0, waitSecondsTotalToday: 0,
};

function row(id: string, part: Partial<SessionRow> = {}): SessionRow {
  return {
    id, channelId: 'c1', seq: 1, status: 'inQueue', unread: 0, messageCount: 1, readByCustomer: 0, readByAgent: 0,
    requestedAt: '2026-01-01T10:00:00Z', lastActivityAt: '2026-01-01T10:00:00Z', ...part,
  };
}

const me: AgentMe = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, channels: [{ id: 'c1', name: 'Help', permissions: ['respond'] }],
};

function arrange(...queued: SessionRow[]): AgentState {
  const state = { ...initialAgentState, me };
  const queue = { channelId: 'c1', version: 1, rows: queued, count: queued.length };
  return { ...state, ...withBoard(state, { channelId: 'c1', queue, figures: noFigures, ongoing: [] }) };
}

describe('agent store', () => {
  it('forgets all of an account but that it was signed out', () => {
    useAgent.setState({ ...arrange(row('s1')), signedOut: true });
    forgetAgent();
    expect(useAgent.getState()).toEqual({ ...initialAgentState, signedOut: true });
  });

  it('keeps of channels that are not the agent\'s any more only the agent\'s own chats', () => {
    let state = arrange(row('s1'));
    state = { ...state, rows: upsert(state.rows, [row('s2', { status: 'customerLast', agentId: 'a1' })]) };
    state = { ...state, ...withMe(state, me) };
    expect(withMe(state, me)).toEqual({
      me, channels: { c1: { name: 'Help', standing: 'works' } }, boards: state.boards, rows: state.rows,
    });
    state = { ...state, ...withMe(state, { ...me, channels: [] }) };
    expect([Object.keys(state.boards), Object.keys(state.rows)]).toEqual([[], ['s2']]);
    expect([attention(state), ongoing(state, null).map((each) => each.id)]).toEqual([0, ['s2']]);
    expect(state.channels['c1']).toEqual({ name: 'Help', standing: 'unknown' });
  });

  it('counts as waiting for the agent only whom the agent may answer', () => {
    const state = { ...arrange(row('s1')), me: { ...me, channels: [{ id: 'c1', name: 'Help', permissions: ['listenIn' as const] }] } };
    expect([incoming(state, null).length, answerable(state, null).length, attention(state)]).toEqual([1, 0, 0]);
  });

  it('never puts older news over newer', () => {
    const rows = upsert({ s1: row('s1', { seq: 5, status: 'agentLast' }) }, [row('s1', { seq: 4 })]);
    expect(rows['s1']?.status).toBe('agentLast');
  });

  it('shows no chat as waiting that is known to be taken, even when an older queue says so', () => {
    let state = arrange(row('s1', { seq: 3 }));
    state = { ...state, rows: upsert(state.rows, [row('s1', { seq: 4, status: 'customerLast', agentId: 'a2' })]) };
    const rows = [{ index: 0, row: row('s1', { seq: 3 }) }];
    state = { ...state, ...withQueueChange(state, { channelId: 'c1', after: 1, version: 2, count: 1, left: ['s1'], rows }) };
    expect(incoming(state, null)).toEqual([]);
  });

  it('makes a queue of the changes that build on what it has, and says when one was missed', () => {
    let state = arrange(row('s1'), row('s2'), row('s3'));
    const change = {
      channelId: 'c1', after: 1, version: 2, count: 70, left: ['s1'],
      rows: [{ index: 0, row: row('s0') }, { index: 2, row: row('s2b') }],
    };
    state = { ...state, ...withQueueChange(state, change) };
    expect(incoming(state, null).map((each) => each.id)).toEqual(['s0', 's2', 's2b', 's3']);
    expect([
      waiting(state, null), waiting(state, null, 'respond'), waiting(state, null, 'manager'), attention(state),
    ]).toEqual([70, 70, 0, 70]);
    expect(withQueueChange(state, change)).toEqual({});
    expect(withQueueChange(state, { ...change, after: 3, version: 4 })).toBeNull();
    expect(withQueueChange(state, { ...change, channelId: 'c9' })).toBeNull();
  });

  it('keeps a queue that is newer than a board that was read meanwhile', () => {
    let state = arrange(row('s1'));
    const board = {
      channelId: 'c1',
      queue: { channelId: 'c1', version: 1, rows: [row('s1')], count: 1 },
      figures: { ...noFigures, waiting: 9 },
      ongoing: [],
    };
    const rows = [{ index: 1, row: row('s2') }];
    state = { ...state, ...withQueueChange(state, { channelId: 'c1', after: 1, version: 2, count: 2, left: [], rows }) };
    state = { ...state, ...withBoard(state, board) };
    expect(state.boards['c1']).toMatchObject({ queue: ['s1', 's2'], count: 2, version: 2, figures: { waiting: 9 } });
    state = { ...state, ...withBoard(state, { ...board, queue: { ...board.queue, version: 3 } }) };
    expect(state.boards['c1']).toMatchObject({ queue: ['s1'], count: 1, version: 3 });
  });

  it('keeps what lists leave out, and nothing of what the agent may not read any more', () => {
    const open = row('s1', { customerName: 'Kari', lastMessage: 'Hi', pageUrl: 'https://shop.example', customerPhone: '1' });
    const rows = upsert({ s1: open }, [row('s1', { seq: 2, customerName: 'Kari', lastMessage: 'Hello' })]);
    expect(rows['s1']).toMatchObject({ lastMessage: 'Hello', pageUrl: 'https://shop.example', customerPhone: '1' });
    const masked = row('s1', { seq: 3, status: 'customerLast', agentId: 'a2', masked: true });
    const state = { rows, threads: {}, me };
    expect(upsertOthers(state, [masked])['s1']).toEqual(masked);
    const transferred = { ...masked, id: 's2', transferTo: 'a1' };
    expect(upsertOthers(state, [{ ...masked, agentId: 'a1' }, transferred])).toEqual({ ...rows, s2: transferred });
  });

  it('keeps the words of an open chat, which boards keep from those who read it without listening in', () => {
    const rows = { s1: row('s1', { seq: 2, status: 'customerLast', agentId: 'a2', customerName: 'Kari' }) };
    const state = { rows, threads: { s1: {} as ThreadView }, me };
    const told = row('s1', { seq: 3, status: 'customerLast', agentId: 'a2', masked: true });
    expect(follows({ ...state, rows: upsertOthers(state, [told]) }, 's1')).toBe(true);
    expect(upsertOthers(state, [told])).toBe(rows);
    const words = { ...told, masked: null, customerName: 'Kari N.' };
    expect(upsertOthers(state, [words])['s1']).toMatchObject(words);
    expect(upsertOpened({ s1: told }, rows.s1)['s1']).toBe(rows.s1); // Asked for before the board told of more.
    expect(withoutWords(rows, ['s1', 's9'])).toMatchObject({ s1: { masked: true, customerName: null, agentId: 'a2', seq: 2 } });
  });

  it('adds to the ongoing chats what a push says, and takes off what has ended', () => {
    let state = arrange();
    state = { ...state, ...withFigures(state, { channelId: 'c1', figures: noFigures, changed: [row('s1', { status: 'customerLast' })] }) };
    expect(ongoing(state, 'c1').map((each) => each.id)).toEqual(['s1']);
    const closed = row('s1', { seq: 2, status: 'closed' });
    state = { ...state, ...withFigures(state, { channelId: 'c1', figures: noFigures, changed: [closed] }) };
    expect(ongoing(state, 'c1')).toEqual([]);
  });

  it('lists own open chats, and own completed ones for 8 hours', () => {
    const state = { ...arrange(), rows: upsert({}, [
      row('open', { status: 'agentLast', agentId: 'a1' }), row('others', { status: 'agentLast', agentId: 'a2' }),
      row('ended', { status: 'closed', agentId: 'a1', endedAt: '2026-01-01T11:00:00Z' }),
    ]) };
    expect(handling(state).map((each) => each.id)).toEqual(['open']);
    expect(completed(state, Date.parse('2026-01-01T18:59:00Z')).map((each) => each.id)).toEqual(['ended']);
    expect(completed(state, Date.parse('2026-01-01T19:01:00Z'))).toEqual([]);
  });

  it('keeps rows for as long as a screen shows them', () => {
    const long = { lastActivityAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T00:00:00Z', status: 'closed' as const };
    let state = arrange(row('waiting', { lastActivityAt: long.lastActivityAt }));
    state = { ...state, ...withFigures(state, { channelId: 'c1', figures: noFigures, changed: [
      row('talking', { status: 'customerLast', agentId: 'a2', lastActivityAt: long.lastActivityAt }),
      row('over', { ...long, agentId: 'a2' }),
    ] }) };
    state = { ...state, threads: { read: {} as ThreadView }, rows: upsert(state.rows, [
      row('mine', { status: 'agentLast', agentId: 'a1', lastActivityAt: long.lastActivityAt }), row('old', { ...long, agentId: 'a1' }),
      row('late', { ...long, agentId: 'a1', endedAt: '2026-01-01T10:00:00Z' }), row('read', { ...long, agentId: 'a1' }),
    ]) };
    state = { ...state, ...tidy(state, Date.parse('2026-01-01T12:00:00Z')) };
    expect(Object.keys(state.rows).toSorted()).toEqual(['late', 'mine', 'read', 'talking', 'waiting']);
    expect(state.boards['c1']?.ongoing).toEqual(['talking']);
  });

  it('puts the longest waiting first over several channels', () => {
    let state = arrange(row('late', { queuedAt: '2026-01-01T10:05:00Z' }));
    state = { ...state, ...withBoard(state, {
      channelId: 'c2', figures: noFigures, ongoing: [],
      queue: { channelId: 'c2', version: 1, rows: [row('early', { channelId: 'c2', queuedAt: '2026-01-01T10:01:00Z' })], count: 1 },
    }) };
    expect(incoming(state, null).map((each) => each.id)).toEqual(['early', 'late']);
    expect(incoming(state, 'c1').map((each) => each.id)).toEqual(['late']);
  });

  it('adds the figures of all channels up, but not agents who may be on several', () => {
    const board = (channelId: string, presentAgents: number) => ({
      channelId, queue: { channelId, version: 1, rows: [], count: 0 }, ongoing: [], figures: { ...noFigures, waiting: 2, presentAgents },
    });
    let state: AgentState = { ...initialAgentState, me };
    state = { ...state, ...withBoard(state, board('c1', 2)) };
    state = { ...state, ...withBoard(state, board('c2', 3)) };
    expect(figures(state, null)).toMatchObject({ waiting: 4, presentAgents: 3 });
  });

  it('counts for the title who waits and own chats with something unread', () => {
    const state = arrange(row('s1'));
    expect(attention({ ...state, rows: upsert(state.rows, [row('s2', { status: 'customerLast', agentId: 'a1', unread: 3 })]) })).toBe(2);
  });
});
