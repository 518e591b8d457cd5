import type { MessageItem, NoticeItem, ThreadItem } from '@orleans-chat/shared';
import { dayOf } from '../../../lib/words';

/** A row of the log, with what stands above it. */
export interface Line {
  readonly key: string;
  readonly item: MessageItem | NoticeItem;
  /** The first of its day. */
  readonly newDay: boolean;
  /** The first of a run by one speaker. */
  readonly first: boolean;
  /** Here begins what was not read when the chat was opened, or when the agent looked away. */
  readonly fresh: boolean;
  /** That is said, because something was read before it. */
  readonly ruled: boolean;
}

/** @param after the customer's messages after this place are new; null: none are. */
export function toLines(items: readonly ThreadItem[], after: number | null): Line[] {
  const firstFresh = after === null ? undefined : items.find((item) => isCustomers(item) && (item.seq ?? 0) > after);
  return items.map((item, index) => {
    const before = items[index - 1];
    const newDay = before === undefined || dayOf(before.at) !== dayOf(item.at);
    const fresh = item === firstFresh;
    const ruled = fresh && items.slice(0, index).some(({ type }) => type === 'message');
    return { key: item.key, item, newDay, fresh, ruled, first: newDay || ruled || !sameSpeaker(before, item) };
  });
}

export const isCustomers = (item: ThreadItem): item is MessageItem => item.type === 'message' && item.by.kind === 'customer';

/** Of the customer's messages those after this place. */
export const countAfter = (items: readonly ThreadItem[], after: number): number =>
  items.filter((item) => isCustomers(item) && (item.seq ?? 0) > after).length;

const sameSpeaker = (a: ThreadItem | undefined, b: ThreadItem): boolean =>
  a?.type === 'message' && b.type === 'message' && a.by.kind === b.by.kind && a.by.name === b.by.name;
