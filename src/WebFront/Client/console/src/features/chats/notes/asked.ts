import { useModes } from './modes';
import { noteTextOf } from './noteDrafts';

/** Whether the field that is shown was asked for; true once for each time. */
export function takeWanted(sessionId: string): boolean {
  const asked = useModes.getState().wanted === sessionId;
  if (asked) {
    useModes.setState({ wanted: null });
  }
  return asked;
}

/** Who comes back later means the customer, unless there are words for colleagues that are not saved. */
export function leave(sessionId: string): void {
  const { of, wanted } = useModes.getState();
  const mode = of[sessionId] ?? 'reply';
  const kept = mode === 'reply' || noteTextOf(sessionId, mode) !== '';
  useModes.setState({ of: kept ? of : { ...of, [sessionId]: 'reply' }, wanted: wanted === sessionId ? null : wanted });
}
