// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { EventsPage, EventView } from '../src/contracts';
import { emptyConversation, fold, isOwned, type Conversation } from '../src/conversation';
import { Thread } from '../src/thread';
import { logAt, sampleLogs, type Side, type Step } from './logs';

const SIDES = ['agent', 'visitor'] as const;
const each = sampleLogs.flatMap(({ name, steps }) => SIDES.map((side) => [name, side, steps] as const));
const told = (events: readonly EventView[], before: Conversation = emptyConversation): Conversation => events.reduce(fold, before);

function threadOf(side: Side): Thread {
  const never = () => Promise.reject(new Error('not connected'));
  return new Thread({
    sessionId: 's1', side: side === 'agent' ? 'agent' : 'customer', send: never, markRead: never, connected: () => false,
    store: { load: () => [], put: () => undefined, remove: () => undefined },
  });
}

function page(steps: readonly Step[], length: number, side: Side): EventsPage {
  const events = logAt(steps, length, side);
  return { sessionId: 's1', status: steps[length - 1]!.row.status, lastSeq: events.length, more: false, events };
}

/** Visitors count what they see; agents count as the log does. */
const numberOf = (steps: readonly Step[], seq: number, side: Side): number =>
  (side === 'agent' ? seq : steps.filter(({ agent, visitor }) => visitor && agent.seq <= seq).length);

describe('the fold of a session, on the server\'s own logs', () => {
  it.each(each)('says what the server says after each event: %s, %s', (_, side, steps) => {
    steps.forEach(({ row, rating }, index) => {
      const { lastSeq, status, readByAgent, readByCustomer, messages, ...now } = told(logAt(steps, index + 1, side));
      // Visitors know agents by their first names; whose the chat was before it waits again is not said to them.
      const agentName = isOwned(status) && now.agentName;
      expect({ lastSeq, status, readByAgent, readByCustomer, rating: now.rating, messages: messages.length, agentName }).toEqual({
        lastSeq: numberOf(steps, row.seq, side), status: row.status, readByAgent: numberOf(steps, row.readByAgent, side),
        readByCustomer: numberOf(steps, row.readByCustomer, side), rating: rating ?? null, messages: row.messageCount,
        agentName: isOwned(row.status) && (side === 'agent' ? row.agentName : row.agentName!.split(' ')[0]),
      });
    });
  });

  it.each(each)('comes from any earlier state to the same as from the beginning: %s, %s', (_, side, steps) => {
    for (let now = 1; now <= steps.length; now++) {
      const log = logAt(steps, now, side);
      for (let before = 0; before < now; before++) {
        const earlier = logAt(steps, before, side);
        expect(told(log.slice(earlier.length), told(earlier)), `${before} to ${now}`).toEqual(told(log));
      }
    }
  });

  it.each(each)('shows the same after a page and pushes as after one page: %s, %s', (_, side, steps) => {
    for (let before = 1; before < steps.length; before++) {
      const [stale, fresh] = [threadOf(side), threadOf(side)];
      stale.receivePage(page(steps, before, side));
      expect(stale.receive(logAt(steps, steps.length, side).slice(stale.lastSeq))).toBe(true);
      fresh.receivePage(page(steps, steps.length, side));
      expect(stale.view, `from ${before}`).toEqual(fresh.view);
    }
  });
});
