import { channelsApi } from './api';

/** Who changed something, and when. */
export interface Change {
  /** Null: the program itself. */
  readonly actorId: string | null;
  readonly by: string;
  readonly at: string;
}

/** People are written with their addresses there. */
const nameOf = (actor: string): string => actor.replace(/ <[^<>]*>$/, '') || actor;

/** Of a channel's settings, as the audit log has it; null: it does not say. */
export async function lastChange(id: string): Promise<Change | null> {
  const { ok } = await channelsApi.changes(id);
  const entry = ok?.entries[0];
  return entry === undefined ? null : { actorId: entry.actorId ?? null, by: nameOf(entry.actorName), at: entry.at };
}
