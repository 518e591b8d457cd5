import { auditApi } from '../settings/auditApi';

/** Who changed something, and when. */
export interface Change {
  /** Null: the program itself. */
  readonly actorId: string | null;
  readonly by: string;
  readonly at: string;
}

/** People are written with their addresses there. */
const nameOf = (actor: string): string => actor.replace(/ <[^<>]*>$/, '') || actor;

/** Of a channel's settings, as the audit log has it; null: it does not say. Its name narrows the search; channels before may have had it. */
export async function lastChange(id: string, name: string): Promise<Change | null> {
  const { ok } = await auditApi.search({ text: name.slice(0, 200), actor: '', kind: 'channel.changed', from: '', until: '' }, [], null);
  const entry = ok?.entries?.find(({ subjectId }) => subjectId === id);
  return entry === undefined ? null : { actorId: entry.actorId ?? null, by: nameOf(entry.actorName), at: entry.at };
}
