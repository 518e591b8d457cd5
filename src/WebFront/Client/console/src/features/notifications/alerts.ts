import { isOwned, type SessionRow, type WarningKind } from '@orleans-chat/shared';
import { may, type AgentState } from '../agent';

/**
 * transfer: a colleague offers a chat. waiting: nobody has taken a chat for too long. owed: an own customer has no answer. colleague: a
 * colleague's customer has none, which managers are told.
 */
export type AlertKind = 'transfer' | 'waiting' | 'owed' | 'colleague';

/** Something that is open now and asks for somebody to act. */
export interface Alert {
  readonly kind: AlertKind;
  readonly row: SessionRow;
  /** When it began, as the server says it: the same on every console of the agent. */
  readonly at: string;
  /** Stays until somebody acts on it. */
  readonly urgent: boolean;
}

type Known = Pick<AgentState, 'rows' | 'boards' | 'me'>;

const ORDER: readonly AlertKind[] = ['transfer', 'waiting', 'owed', 'colleague'];

/** What this agent is warned of, the most pressing first. Whoever is Away gets no warnings; a transfer was offered to them by name. */
export function openAlerts(state: Known): Alert[] {
  const alerts = Object.values(state.rows).map((row) => alertOf(state, row)).filter((alert) => alert !== null);
  return alerts.sort((a, b) =>
    Number(b.urgent) - Number(a.urgent) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.at.localeCompare(b.at));
}

function alertOf(state: Known, row: SessionRow): Alert | null {
  const { me } = state;
  if (me === null) {
    return null;
  }
  if (row.transferTo === me.id) {
    return { kind: 'transfer', row, at: row.transferUntil ?? row.lastActivityAt, urgent: true };
  }
  const kind = me.presence === 'present' ? warningOf(state, row, row.agentId === me.id) : null;
  return kind === null ? null : {
    kind, row, at: row.warnedAt ?? row.unansweredSince ?? row.queuedAt ?? row.requestedAt, urgent: raised(row, ...MANAGERS),
  };
}

const MANAGERS: readonly WarningKind[] = ['newChatManagers', 'unansweredManagers'];

const raised = (row: SessionRow, ...kinds: readonly WarningKind[]): boolean => row.warned?.some((kind) => kinds.includes(kind)) ?? false;

/** Managers are warned of what agents had left, where there are agents who could have done it. */
function warningOf(state: Known, row: SessionRow, own: boolean): AlertKind | null {
  const allowed = (permission: 'notifications' | 'manager') => may(state as AgentState, row.channelId, permission);
  const manages = () => allowed('manager') && (state.boards[row.channelId]?.figures.presentAgents ?? 0) > 0;
  if (row.status === 'inQueue') {
    const told = (raised(row, 'newChatAgents') && allowed('notifications')) || (raised(row, 'newChatManagers') && manages());
    return told ? 'waiting' : null;
  }
  if (!isOwned(row.status)) {
    return null;
  }
  if (own) {
    return raised(row, 'unansweredAgents', 'unansweredManagers') && allowed('notifications') ? 'owed' : null;
  }
  return raised(row, 'unansweredManagers') && manages() ? 'colleague' : null;
}

/** The same words on every console of the agent, for as long as it is about the same thing. */
export const nameOf = ({ kind, row, at }: Alert): string => `${kind}:${row.id}:${Math.floor(Date.parse(at) / 1_000)}`;
