// @vitest-environment node
import type { EventType, SessionRow } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { logAt, sampleLogs } from '../../shared/tests/logs';
import { advance } from '../src/features/agent/rowNews';

/** They do not say all that they change; the server's own row brings it. */
const UNTOLD: ReadonlySet<EventType> = new Set(['preChatSubmitted', 'requestPosted', 'messageDeleted']);

/** As the wire leaves them out. */
const said = (row: SessionRow): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));

describe('the row of a session, on the server\'s own logs', () => {
  it.each(sampleLogs.map(({ name, steps }) => [name, steps] as const))('is the server\'s, from any earlier row: %s', (_, steps) => {
    for (let now = 1; now <= steps.length; now++) {
      const log = logAt(steps, now, 'agent');
      for (let before = 1; before <= now; before++) {
        const row = advance(steps[before - 1]!.row, log.slice(before));
        const expected = steps[row.seq - 1]!.row;
        // Words that are erased since are not in the log any more, and may be in the older row.
        const erased = log.slice(before, row.seq).some((event) => event.erased);
        const comparable = (one: SessionRow) => said(erased ? { ...one, lastMessage: null } : one);
        expect(comparable(row), `${before} to ${now}`).toEqual(comparable(expected));
        const next = log[row.seq];
        const takenBack = next?.type === 'reopened' && next.status === 'customerLast'; // Since when an answer is owed it does not say.
        const mayStop = next === undefined || UNTOLD.has(next.type) || takenBack || next.reason === 'transferred' || !row.firstMessage;
        expect(mayStop, `${before} to ${now} stops at ${next?.type}`).toBe(true);
      }
    }
  });

  it('meets every way to stop, and mostly goes to the end', () => {
    const stops = sampleLogs.flatMap(({ steps }) => steps.map((step) => [steps, step] as const)).map(([steps, { row }]) =>
      steps[advance(row, logAt(steps, steps.length, 'agent').slice(row.seq)).seq]?.agent.type ?? 'end');
    expect(new Set(stops)).toEqual(new Set(['end', 'queued', 'message', 'reopened', ...UNTOLD]));
    expect(stops.filter((type) => type === 'end').length).toBeGreaterThan(stops.length / 2);
  });

  it('waits for the server\'s where an event is missing in between', () => {
    const { steps } = sampleLogs[0]!;
    const row = steps[5]!.row;
    expect(advance(row, [steps[7]!.agent])).toBe(row);
  });
});
