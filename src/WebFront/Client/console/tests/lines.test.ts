import type { MessageItem } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { countAfter, toLines } from '../src/features/chats/log/lines';

const item = (seq: number, kind: 'customer' | 'agent', at = '2026-01-01T10:00:00Z'): MessageItem => ({
  type: 'message', key: `m${seq}`, at, mine: kind === 'agent', by: { kind, name: kind }, text: String(seq), deleted: false, state: null,
  refusal: null, seq,
});

describe('the lines of a log', () => {
  const items = [item(4, 'customer'), item(5, 'agent'), item(6, 'customer'), item(7, 'customer')];

  it('say where the first begins that was not read', () => {
    const lines = toLines(items, 4);
    expect(lines.map(({ fresh, ruled, first }) => [fresh, ruled, first])).toEqual([
      [false, false, true], [false, false, true], [true, true, true], [false, false, false],
    ]);
    expect(countAfter(items, 4)).toBe(2);
  });

  it('say nothing of it where nothing was read before, or all was', () => {
    expect(toLines(items, 0).map(({ fresh, ruled }) => [fresh, ruled])[0]).toEqual([true, false]);
    expect(toLines(items, null).some(({ fresh }) => fresh)).toBe(false);
  });

  it('begin anew with a day', () => {
    const lines = toLines([item(4, 'customer'), item(5, 'customer', '2026-01-02T10:00:00Z')], null);
    expect(lines.map(({ newDay, first }) => [newDay, first])).toEqual([[true, true], [true, true]]);
  });
});
