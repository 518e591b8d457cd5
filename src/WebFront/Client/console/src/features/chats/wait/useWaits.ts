import type { SessionRow } from '@orleans-chat/shared';
import { limitsOf, useAgent, useNow } from '../../agent';
import { stepOf, worst, type Step } from './steps';

/** Since when somebody waits for us: in the queue, or for an answer; null: nobody does. */
export const waitsSince = (row: SessionRow): string | null =>
  (row.status === 'inQueue' ? row.queuedAt ?? row.requestedAt : row.unansweredSince ?? null);

const kindOf = (row: SessionRow) => (row.status === 'inQueue' ? 'newChat' : 'unanswered');

/** How long somebody waits, in seconds; it runs. Null: nobody does. */
export function useWait(row: SessionRow): { readonly seconds: number; readonly step: Step } | null {
  const since = waitsSince(row);
  const now = useNow();
  const limits = useAgent((state) => limitsOf(state.me?.channels, row.channelId)[kindOf(row)]);
  if (since === null) {
    return null;
  }
  const seconds = Math.max(0, (now - Date.parse(since)) / 1_000);
  return { seconds, step: stepOf(seconds, limits) };
}

/** Of several the longest wait, and the most pressing. */
export function useLongestWait(rows: readonly SessionRow[]): { readonly seconds: number; readonly step: Step } | null {
  const now = useNow();
  const channels = useAgent((state) => state.me?.channels);
  const waits = rows.flatMap((row) => {
    const since = waitsSince(row);
    return since === null ? [] : [{ row, seconds: Math.max(0, (now - Date.parse(since)) / 1_000) }];
  });
  return waits.length === 0 ? null : {
    seconds: Math.max(...waits.map(({ seconds }) => seconds)),
    step: worst(waits.map(({ row, seconds }) => stepOf(seconds, limitsOf(channels, row.channelId)[kindOf(row)]))),
  };
}
