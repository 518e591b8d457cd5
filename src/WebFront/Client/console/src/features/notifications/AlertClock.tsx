import { TimeLeft, WaitPill } from '../chats';
import type { Alert } from './alerts';

/** The time that matters: how long there is to answer what a colleague offers, else how long the customer has waited. */
export function AlertClock({ alert: { kind, row } }: { alert: Alert }) {
  return kind === 'transfer' ? <TimeLeft from={row.lastActivityAt} until={row.transferUntil} /> : <WaitPill row={row} />;
}
