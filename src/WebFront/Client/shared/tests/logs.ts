import { readFileSync } from 'node:fs';
import type { EventView, SessionRow } from '../src/contracts';

/** What the server shows after one event; eng/Wire writes it from the server's own rules and folds. */
export interface Step {
  readonly agent: EventView;
  /** Left out where the visitor gets nothing of it. */
  readonly visitor?: EventView;
  /** Earlier events that this one erased, as they are from now on. */
  readonly rewritten?: readonly { readonly agent: EventView; readonly visitor?: EventView }[];
  readonly row: SessionRow;
  readonly rating?: number;
}

export type Side = 'agent' | 'visitor';

export interface SampleLog {
  readonly name: string;
  readonly steps: readonly Step[];
}

export const sampleLogs: readonly SampleLog[] = JSON.parse(
  readFileSync(new URL('../../../../../tests/Testing/Sessions/logs.json', import.meta.url), 'utf8'),
) as SampleLog[];

/** The log of the first `length` events as the server had it then, with what had been erased by then. */
export function logAt(steps: readonly Step[], length: number, side: Side): EventView[] {
  const log: EventView[] = [];
  for (const step of steps.slice(0, length)) {
    const own = step[side];
    if (own) {
      log.push(own);
    }
    step.rewritten?.forEach(({ [side]: erased }) => {
      if (erased) {
        log[erased.seq - 1] = erased;
      }
    });
  }
  return log;
}
