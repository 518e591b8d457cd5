import { newMessageId } from '@orleans-chat/shared';
import { create } from 'zustand';
import { actsSoFar, hasActedSince, isInTextField, type Acts } from '../../../lib/acts';
import { toastRefusal } from '../../../ui/toasts';
import { useAgent, type useClient } from '../../agent';
import { useView, writeInOpenChat } from '../view';
import { showNextOwed } from './nextOwed';

/** How long Undo is offered; the server takes it for longer. */
export const UNDO_MS = 5_000;

/** How long an end waits for words that are under way. */
const UNSENT_MS = 8_000;

interface Ending {
  /** The chat that this console is ending, or has ended just now. */
  readonly sessionId: string | null;
  /** `ending` and `undoing`: the server has not answered yet. */
  readonly stage: 'ending' | 'ended' | 'undoing' | null;
}

type Client = ReturnType<typeof useClient>;

const none: Ending = { sessionId: null, stage: null };

export const useEnding = create<Ending>()(() => none);

let goingOn: ReturnType<typeof setTimeout> | undefined;

/** Ends the chat at once. Whoever does nothing else meanwhile is taken to the next owed chat when Undo is no longer offered. */
export async function endChat(client: Client, sessionId: string): Promise<void> {
  const { sessionId: other, stage } = useEnding.getState();
  if (other === sessionId && stage !== null) {
    return;
  }
  const before = actsSoFar();
  useEnding.setState({ sessionId, stage: 'ending' });
  const refused = await endAfterAll(client, sessionId);
  if (useEnding.getState().sessionId !== sessionId) {
    return;
  }
  useEnding.setState(refused ? none : { sessionId, stage: 'ended' });
  clearTimeout(goingOn);
  if (!refused) {
    goingOn = setTimeout(() => goOn(client, sessionId, before), UNDO_MS);
  }
}

/** What was written before goes out before: after the end nobody takes it. Answers whether the chat goes on. */
async function endAfterAll(client: Client, sessionId: string): Promise<boolean> {
  if (!await client.threads.drained(sessionId, UNSENT_MS)) {
    toastRefusal({ code: 'local.unsent', text: 'Not sent yet', details: null, retryAfterMs: null });
    return true;
  }
  return toastRefusal(await client.end(sessionId));
}

/** The chat is open again when the server says so. */
export async function undoEnd(client: Client, sessionId: string): Promise<void> {
  clearTimeout(goingOn);
  const before = actsSoFar();
  useEnding.setState({ sessionId, stage: 'undoing' });
  const refused = toastRefusal((await client.ask((hub) => hub.reopen(sessionId, newMessageId()))).refused);
  if (!refused && isShown(sessionId) && !hasActedSince(before)) {
    writeInOpenChat();
  }
  if (useEnding.getState().sessionId === sessionId) {
    useEnding.setState(none);
  }
}

/** Nothing that comes by itself takes anybody away from what they have turned to, or from words that were not sent. */
function goOn(client: Client, sessionId: string, before: Acts): void {
  if (useEnding.getState().sessionId === sessionId) {
    useEnding.setState(none);
    const free = !hasActedSince(before) && !isInTextField() && document.querySelector('[role="dialog"], [role="menu"]') === null;
    if (free && isShown(sessionId) && !client.threads.hasUnsent(sessionId)) {
      showNextOwed(sessionId);
    }
  }
}

function isShown(sessionId: string): boolean {
  const { selected, tab } = useView.getState();
  return tab === 'chats' && selected === sessionId;
}

/** Ends the chat that is open, where it is this agent's. */
export function endOpenChat(client: Client): void {
  const { selected, tab } = useView.getState();
  const { rows, me } = useAgent.getState();
  const row = selected === null ? undefined : rows[selected];
  if (tab === 'chats' && row?.agentId === me?.id && (row?.status === 'customerLast' || row?.status === 'agentLast')) {
    void endChat(client, row.id);
  }
}
