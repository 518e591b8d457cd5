import type { RefusalView } from '@orleans-chat/shared';

/** What could not be read just now is asked for again; what is shown of it stays. */
export const soonest = (failed: readonly { readonly retryAfterMs: number }[]): number | null =>
  failed.length === 0 ? null : Math.min(...failed.map(({ retryAfterMs }) => retryAfterMs));

export const offline: RefusalView = { code: 'local.offline', text: 'No connection', details: null, retryAfterMs: null };
