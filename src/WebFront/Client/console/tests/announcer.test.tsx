import { Thread, keyedOutboxStore, memoryStorage, type EventView, type SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { message } from '../../shared/tests/fakes';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { Announcer } from '../src/features/chats/Announcer';
import { row } from './agentServer';
import { onScreen, place, show } from './screen';

const said = (seq: number, text: string): EventView => message(seq, text, 'customer');
const announced = () =>
  [...place.querySelectorAll('[aria-live=polite] p')].map(({ textContent }) => textContent?.replaceAll(/[\u2068\u2069]/g, ''));

function Shown() {
  const shown = useAgent((state): SessionRow => state.rows['s1']!);
  return <Announcer row={shown} name="Kari" />;
}

onScreen();

describe('what screen readers hear of a conversation', () => {
  it('is what is new after the log has started over, and nothing that was put back', async () => {
    const thread = new Thread({
      sessionId: 's1', side: 'agent', store: keyedOutboxStore(memoryStorage(), ''), connected: () => false,
      send: () => new Promise(() => undefined), markRead: () => new Promise(() => undefined),
    });
    const tell = (seq: number) => act(async () => useAgent.setState({ threads: { s1: thread.view }, rows: { s1: { ...row, seq } } }));
    thread.receive([said(1, 'kept'), said(2, 'lost'), said(3, 'lost too')]);
    useAgent.setState({ ...initialAgentState, threads: { s1: thread.view }, rows: { s1: { ...row, seq: 3 } } }, true);
    await show(<Shown />);
    thread.receivePage({ sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, startOver: true, events: [said(1, 'kept')] });
    await tell(1);
    expect(announced()).toEqual([]);
    thread.receive([said(2, 'new')]);
    await tell(2);
    expect(announced()).toEqual(['Kari: new']);
  });
});
