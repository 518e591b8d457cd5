import type { SessionRow } from '@orleans-chat/shared';
import { create } from 'zustand';
import { awaiting, completed, follows, offered, orphaned, owed, useAgent, type AgentState } from '../../agent';

/** From top to bottom. */
export const GROUPS = ['transfer', 'orphaned', 'owed', 'waiting', 'followed', 'ended'] as const;

export type GroupName = (typeof GROUPS)[number];

/** Where a chat stands in the list. */
export interface Placed {
  readonly group: GroupName;
  readonly id: string;
}

type Chats = Pick<AgentState, 'rows' | 'me' | 'threads' | 'gone'>;

const ROWS: Readonly<Record<GroupName, (state: Chats, now: number) => readonly SessionRow[]>> = {
  transfer: offered,
  orphaned,
  owed,
  waiting: awaiting,
  followed: (state) => Object.keys(state.threads).filter((id) => follows(state, id)).flatMap((id) => state.rows[id] ?? []),
  ended: completed,
};

/** As it is now; a chat stands in one group, the first that has it. `now`: the server's time in milliseconds. */
export function placed(state: Chats, now: number): readonly Placed[] {
  const seen = new Set<string>();
  return GROUPS.flatMap((group) => ROWS[group](state, now)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map(({ id }) => ({ group, id })));
}

/** The order of before: what has gone is left out, and what is new comes last in its group. */
export function still(before: readonly Placed[], now: readonly Placed[]): readonly Placed[] {
  const there = new Set(now.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  const all = before.filter(({ id }) => there.has(id)).concat(now.filter(({ id }) => !known.has(id)));
  return GROUPS.flatMap((group) => all.filter((each) => each.group === group));
}

type Holder = 'pointer' | 'key';

/** While a pointer is over the list or a key is held that goes through it, it keeps the order that it had. */
const useHold = create<{ readonly by: readonly Holder[]; readonly order: readonly Placed[] | null }>()(() => ({ by: [], order: null }));

export const serverNow = (): number => Date.now() + useAgent.getState().skewMs;

export function hold(by: Holder): void {
  const { by: holders, order } = useHold.getState();
  if (!holders.includes(by)) {
    useHold.setState({ by: [...holders, by], order: order ?? placed(useAgent.getState(), serverNow()) });
  }
}

const letGo = (event: KeyboardEvent | FocusEvent) => (!('altKey' in event) || !event.altKey) && release('key');
addEventListener('keyup', letGo);
addEventListener('blur', letGo);

export function release(by: Holder): void {
  const holders = useHold.getState().by.filter((each) => each !== by);
  useHold.setState(holders.length === 0 ? { by: holders, order: null } : { by: holders });
}

/** As the list shows it. */
export function useOrder(now: readonly Placed[]): readonly Placed[] {
  const order = useHold((held) => held.order);
  return order === null ? now : still(order, now);
}

type Passes = (row: SessionRow) => boolean;

/** What waits for somebody to decide is in the list whatever it is filtered by. */
export const isListed = (group: GroupName, row: SessionRow, passes: Passes): boolean =>
  group === 'transfer' || group === 'orphaned' || passes(row);

let shownBy: Passes = () => true;

/** The list tells by what it is filtered: keys go through what it shows. */
export const listBy = (passes: Passes): void => {
  shownBy = passes;
};

export function shownOrder(): readonly Placed[] {
  const state = useAgent.getState();
  const now = placed(state, serverNow());
  const { order } = useHold.getState();
  return (order === null ? now : still(order, now)).filter(({ group, id }) => isListed(group, state.rows[id]!, shownBy));
}

/** The chat whose customer waits longest for an answer, of the others; null: nobody else does. */
export const nextOwed = (after: string | null): string | null => owed(useAgent.getState()).find(({ id }) => id !== after)?.id ?? null;
