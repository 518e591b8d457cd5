import type { SessionRow } from '@orleans-chat/shared';

type Shown = readonly (SessionRow | null)[];

let shown: Shown | null = null;

/** The rows of the strip as they stand on the screen, with empty places; null: the strip does not show. */
export const shownQueue = (): Shown | null => shown;

export const setShownQueue = (rows: Shown | null): void => {
  shown = rows;
};
