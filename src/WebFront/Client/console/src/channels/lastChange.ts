import { auditApi } from '../settings/auditApi';

/** Who changed something, and when. */
export interface Change {
  readonly by: string;
  readonly at: string;
}

/** People are written with their addresses there. */
const nameOf = (actor: string): string => actor.replace(/ <[^<>]*>$/, '') || actor;

/** Of a channel's settings, by its name, as the audit log has it; null: it does not say. */
export async function lastChange(channel: string): Promise<Change | null> {
  const { ok } = await auditApi.search({ text: channel.slice(0, 200), actor: '', kind: 'channel.changed', from: '', until: '' }, [], null);
  const entry = ok?.entries?.find(({ subject }) => subject === channel);
  return entry === undefined ? null : { by: nameOf(entry.actorName), at: entry.at };
}
