import type { ThreadItem } from '@orleans-chat/shared';
import { useState } from 'react';
import { countAfter } from './lines';
import { isAttended } from './useReading';

interface Fresh {
  /** Null: nothing is new. */
  readonly after: number | null;
  readonly lastKey: string | undefined;
}

/**
 * After which place of the log the customer's messages are new to the agent. It is found when the whole log is here (`complete`), and
 * again when something comes while everything before was read and nobody looks at the end; so the line stays where it is while one reads.
 * What the agent writes takes it away.
 */
export function useFresh(items: readonly ThreadItem[], seenUpTo: number, complete: boolean, atEnd: boolean): number | null {
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const last = items.at(-1);
  const lastKey = last?.key;
  if (complete && fresh === null) {
    setFresh({ after: countAfter(items, seenUpTo) > 0 ? seenUpTo : null, lastKey });
  } else if (fresh !== null && fresh.lastKey !== lastKey) {
    const mine = last?.type === 'message' && last.mine;
    const unread = countAfter(items, seenUpTo);
    const begins = fresh.after === null && unread > 0 && !(atEnd && isAttended());
    setFresh({ after: mine ? null : begins ? seenUpTo : fresh.after, lastKey });
  }
  return fresh?.after ?? null;
}
