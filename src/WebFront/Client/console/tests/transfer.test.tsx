import type { SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket, message } from '../../shared/tests/fakes';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { Chats } from '../src/features/chats/Chats';
import { placed } from '../src/features/chats/list/order';
import { rowKinds } from '../src/features/chats/places';
import { closeTransfer } from '../src/features/chats/transfer/asking';
import { TransferDialog } from '../src/features/chats/transfer/TransferDialog';
import { TransferNews } from '../src/features/chats/transfer/TransferNews';
import { showChat, useView } from '../src/features/chats/view';
import { Toasts } from '../src/ui/toasts';
import { answer, button, click, onScreen, show, shown } from './screen';

const at = '2026-01-01T10:00:00Z';
const own: SessionRow = {
  id: 's1', channelId: 'c1', seq: 1, status: 'customerLast', agentId: 'a1', agentName: 'Ann', unread: 0, messageCount: 1,
  readByCustomer: 0, readByAgent: 0, requestedAt: at, lastActivityAt: at, customerName: 'Kari',
};
const offer: SessionRow = {
  ...own, id: 's2', customerName: 'Per', agentId: 'a2', agentName: 'Ola', transferFrom: 'a2', transferFromName: 'Ola', transferTo: 'a1',
  transferToName: 'Ann', transferNote: 'Look at the warranty', transferUntil: '2026-01-01T10:01:00Z',
};
const me = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, channels: [{ id: 'c1', name: 'Support', permissions: ['respond'] }],
};
const targets = {
  channelId: 'c1', agents: [{ id: 'a2', name: 'Ola', openChats: 2 }, { id: 'a3', name: 'Siri', openChats: 0 }],
  channels: [{ id: 'c2', name: 'Sales', open: true, waiting: 3 }, { id: 'c3', name: 'Night', open: false, waiting: 0 }],
};

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const asked = (method: string) => socket.calls.filter((call) => call.method === method).map(({ args }) => args);
const tell = (method: string, value: unknown) => act(async () => socket.push(method, value));

let client: AgentClient;
let socket: FakeSocket;

/** As the list shows them, which jsdom has no room for. */
function Rows() {
  const state = useAgent();
  return placed(state, Date.parse(at)).map(({ group, id }) => {
    const Row = rowKinds[group];
    return <section key={id} aria-label={group}><Row row={state.rows[id]!} /></section>;
  });
}

const groupOf = (name: string) => document.querySelector(`section[aria-label="${name}"]`)?.textContent ?? '';

async function arrange(chats: SessionRow[]) {
  socket = new FakeSocket();
  Object.assign(socket.answers, {
    Hello: () => ({ ok: { me, chats, boards: [], serverTime: at, failedBoards: [], failedChats: [] } }),
    MarkRead: () => ({ ok: {} }),
    Board: () => ({ refused: { code: 'channel.notFound', text: 'no' } }),
    FormerChannel: () => ({ refused: { code: 'channel.notFound', text: 'no' } }),
    CloseView: () => ({ ok: {} }),
    Transfer: () => ({ ok: {} }),
    RejectTransfer: () => ({ ok: {} }),
    CancelTransfer: () => ({ ok: {} }),
    TransferTargets: () => ({ ok: targets }),
    Starred: () => ({ ok: { chats: [] } }),
    Open: (id: string) => ({
      ok: {
        row: useAgent.getState().rows[id] ?? own, listening: false,
        log: { sessionId: id, status: 'customerLast', lastSeq: 1, more: false, events: [message(1, 'hello', 'customer')] },
      },
    }),
  });
  client = new AgentClient(useAgent, () => socket, () => () => undefined);
  client.start();
  await pass(0);
  await show(<AgentContext.Provider value={client}><Toasts /><TransferNews /><Rows /><Chats /></AgentContext.Provider>);
  await pass(50);
}

onScreen();

describe('a transfer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date(at));
    sessionStorage.clear();
    answer(200, {});
    useAgent.setState(initialAgentState, true);
    closeTransfer();
    showChat(null);
  });
  afterEach(async () => {
    await act(async () => client.stop());
    vi.useRealTimers();
  });

  it('is asked for by letters and Enter, of those who are there', async () => {
    await arrange([own]);
    await show(<AgentContext.Provider value={client}><Toasts /><TransferDialog sessionId="s1" mine /></AgentContext.Provider>);
    await pass(1_000);
    const dialog = document.querySelector('[role="dialog"]')!;
    expect(dialog.textContent).toContain('2 open chats');
    expect(dialog.textContent).toContain('Sales');
    expect(dialog.textContent).not.toContain('Night');
    await click([...dialog.querySelectorAll('button')].find(({ textContent }) => textContent === 'Ask to take it'));
    expect(asked('Transfer')).toMatchObject([[{ sessionId: 's1', toAgent: 'a2' }]]);
    expect(JSON.stringify(asked('Transfer'))).not.toContain('"note"');
  });

  it('goes to nobody where the one who was chosen has gone', async () => {
    await arrange([own]);
    await show(<AgentContext.Provider value={client}><Toasts /><TransferDialog sessionId="s1" mine /></AgentContext.Provider>);
    await pass(1_000);
    const dialog = document.querySelector('[role="dialog"]')!;
    const chosen = () => dialog.querySelector('[aria-selected="true"]')?.textContent ?? null;
    const ask = () => [...dialog.querySelectorAll('button')].at(-1)!;
    expect(chosen()).toContain('Ola');
    await click([...dialog.querySelectorAll('[role="option"]')].find(({ textContent }) => textContent.includes('Siri')));
    socket.answers['TransferTargets'] = () => ({ ok: { ...targets, agents: [{ id: 'a4', name: 'Bo', openChats: 0 }, targets.agents[0]] } });
    await pass(6_000);
    expect(dialog.textContent).toContain('Siri is not available any more. Choose somebody else.');
    expect(chosen()).toBeNull();
    expect(ask().disabled).toBe(true);
    await click(ask());
    expect(asked('Transfer')).toEqual([]);
    await act(async () => dialog.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })));
    expect(chosen()).toContain('Bo');
    expect(dialog.textContent).not.toContain('not available');
  });

  it('keeps who was first when another colleague comes before them', async () => {
    await arrange([own]);
    await show(<AgentContext.Provider value={client}><Toasts /><TransferDialog sessionId="s1" mine /></AgentContext.Provider>);
    await pass(1_000);
    const agents = [{ id: 'a0', name: 'Anne', openChats: 0 }, ...targets.agents];
    socket.answers['TransferTargets'] = () => ({ ok: { ...targets, agents } });
    await pass(6_000);
    expect(document.querySelector('[role="dialog"] [role="option"]')!.textContent).toContain('Anne');
    expect(document.querySelector('[role="dialog"] [aria-selected="true"]')!.textContent).toContain('Ola');
  });

  it('to a queue says that the chat waits there', async () => {
    await arrange([own]);
    await show(<AgentContext.Provider value={client}><Toasts /><TransferDialog sessionId="s1" mine /></AgentContext.Provider>);
    await pass(1_000);
    const dialog = document.querySelector('[role="dialog"]')!;
    await click([...dialog.querySelectorAll('[role="option"]')].find(({ textContent }) => textContent.includes('Sales')));
    await click([...dialog.querySelectorAll('button')].at(-1));
    expect(asked('Transfer')).toMatchObject([[{ sessionId: 's1', toChannel: 'c2' }]]);
    expect(document.body.textContent).toContain('The chat is in the queue of Sales.');
  });

  it('to this agent stands in the list with its sender, and is answered there', async () => {
    await arrange([offer]);
    expect(groupOf('transfer')).toContain('Ola wants to transfer this chat to you');
    await click(document.querySelector('[aria-label^="Reject the chat"]'));
    expect(asked('RejectTransfer')).toEqual([['s2', expect.any(String)]]);
  });

  it('to this agent stands over another chat on a phone, where neither list nor cards are', async () => {
    (window as unknown as { happyDOM: { setViewport(size: object): void } }).happyDOM.setViewport({ width: 390, height: 844 });
    await arrange([own, offer]);
    await act(async () => showChat('s1'));
    await pass(50);
    const words = 'Transfer to you: Per';
    const notice = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(words));
    expect(notice()).toBeDefined();
    await click(notice());
    await pass(50);
    expect(useView.getState().selected).toBe('s2');
    expect(notice()).toBeUndefined();
    expect(button('Accept transfer')).toBeDefined();
  });

  it('to this agent shows the conversation and the note, and no composer', async () => {
    await arrange([offer]);
    await act(async () => showChat('s2', false));
    await pass(50);
    expect(shown()).toContain('Look at the warranty');
    expect(shown()).toContain('hello');
    expect(button('Accept transfer')).toBeDefined();
    expect(document.querySelector('[data-composer]')).toBeNull();
  });

  it.each([
    ['rejected', 'Siri rejected the chat with Kari. It stays with you.'],
    ['expired', 'Siri did not answer in time. The chat with Kari stays with you.'],
    ['unavailable', 'Siri is not available any more. The chat with Kari stays with you.'],
  ])('of an own chat that is %s is told to its sender', async (reason, words) => {
    await arrange([{ ...own, transferFrom: 'a1', transferTo: 'a3', transferToName: 'Siri', transferUntil: '2026-01-01T10:01:00Z' }]);
    await act(async () => showChat('s1'));
    await pass(50);
    expect(shown()).toContain('Waits for Siri to accept');
    const announced = [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
    expect(announced).toContain('Waits for Siri to accept'); // Without the time that is left, which changes each second.
    await tell('Events', { sessionId: 's1', events: [{ seq: 2, at, type: 'transferSettled', reason }] });
    expect(shown()).toContain(words);
    expect(shown()).not.toContain('Waits for Siri to accept');
  });

  it('that is accepted leaves its sender following, until the window is closed', async () => {
    await arrange([{ ...own, transferFrom: 'a1', transferTo: 'a3', transferToName: 'Siri' }]);
    await act(async () => showChat('s1'));
    await pass(50);
    await tell('Events', {
      sessionId: 's1', events: [
        { seq: 2, at, type: 'transferSettled', reason: 'accepted', by: { kind: 'agent', name: 'Siri', agentId: 'a3' } },
        { seq: 3, at, type: 'accepted', reason: 'transfer', status: 'customerLast', by: { kind: 'agent', name: 'Siri', agentId: 'a3' } },
      ],
    });
    expect(shown()).toContain('Siri accepted the chat with Kari.');
    expect(shown()).toContain('You follow this chat of Siri.');
    expect(groupOf('followed')).toContain('Siri has this chat');
    expect(document.querySelector('[data-composer]')).toBeNull();
    await click(button('Close window'));
    expect(asked('CloseView')).toEqual([['s1']]);
    expect(useView.getState().selected).toBeNull();
    expect(groupOf('followed')).toBe('');
  });

  it('of a chat that a manager takes meanwhile is told to whoever had it', async () => {
    await arrange([own]);
    await tell('Chat', { ...own, seq: 5, agentId: 'a9', agentName: 'Maria' });
    expect(shown()).toContain('Maria has the chat with Kari now.');
  });

  it('that was rejected keeps no later takeover of the chat from being told', async () => {
    await arrange([{ ...own, transferFrom: 'a1', transferTo: 'a3', transferToName: 'Siri' }]);
    await tell('Events', { sessionId: 's1', events: [{ seq: 2, at, type: 'transferSettled', reason: 'rejected' }] });
    expect(shown()).not.toContain('Maria');
    await tell('Chat', { ...own, seq: 5, agentId: 'a9', agentName: 'Maria' });
    expect(shown()).toContain('Maria has the chat with Kari now.');
  });

  it('that was rejected is told to its sender also where the row comes first', async () => {
    await arrange([{ ...own, transferFrom: 'a1', transferTo: 'a3', transferToName: 'Siri' }]);
    await tell('Chat', { ...own, seq: 2 });
    const by = { kind: 'agent', name: 'Siri', agentId: 'a3' };
    await tell('Events', { sessionId: 's1', events: [{ seq: 2, at, type: 'transferSettled', reason: 'rejected', by }] });
    expect(shown()).toContain('Siri rejected the chat with Kari. It stays with you.');
  });

  it('that was accepted is told once', async () => {
    await arrange([{ ...own, transferFrom: 'a1', transferTo: 'a3', transferToName: 'Siri' }]);
    await tell('Events', {
      sessionId: 's1', events: [
        { seq: 2, at, type: 'transferSettled', reason: 'accepted', by: { kind: 'agent', name: 'Siri', agentId: 'a3' } },
      ],
    });
    await tell('Chat', { ...own, seq: 5, agentId: 'a3', agentName: 'Siri' });
    expect(shown()).toContain('Siri accepted the chat with Kari.');
    expect(shown()).not.toContain('Siri has the chat with Kari now.');
  });

  it('that is over before it is answered is told to whoever was asked', async () => {
    await arrange([offer]);
    await tell('Chat', { ...offer, seq: 5, transferTo: null, transferFrom: null });
    expect(shown()).toContain('The transfer of the chat with Per is over: Ola has it.');
    expect(groupOf('transfer')).toBe('');
  });

  it('leaves what a manager finds without an agent', async () => {
    await arrange([]);
    const left = { ...own, id: 's3', agentId: 'a7', agentName: 'Ghost' };
    await act(async () => useAgent.setState({ rows: { s3: left }, gone: { c1: ['a7'] } }));
    expect(groupOf('orphaned')).toContain('Ghost has disappeared');
    await act(async () => useAgent.setState({ gone: { c1: [] } }));
    expect(groupOf('orphaned')).toBe('');
  });
});
