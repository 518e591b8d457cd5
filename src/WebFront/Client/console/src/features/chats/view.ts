import { create } from 'zustand';
import { actsSoFar, hasActedSince, hasWrittenSince, isInTextField } from '../../lib/acts';

export type Tab = 'dashboard' | 'chats';

interface View {
  readonly tab: Tab;
  /** Null: all the agent's channels. */
  readonly channel: string | null;
  /** The conversation that the Chats tab shows. */
  readonly selected: string | null;
  /**
   * Another number each time that a chat is opened to write in it; 0: it is only looked at, and its composer leaves the focus where it is.
   */
  readonly write: number;
}

const KEY = 'orleans-chat.console.view';

/** Where the agent is in the console; survives a reload of the tab. */
export const useView = create<View>()(() => ({ tab: 'dashboard', channel: null, selected: null, write: 0, ...restore() }));

useView.subscribe(({ tab, channel, selected }) => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ tab, channel, selected }));
  } catch {
    // Storage is blocked: a reload starts at the dashboard.
  }
});

function restore(): Partial<View> {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<View> | null) ?? {};
  } catch {
    return {};
  }
}

/** Whether the agent has been here before, in this tab of the browser. */
export const hasView = (): boolean => Object.keys(restore()).length > 0;

export const showTab = (tab: Tab): void => useView.setState({ tab, write: 0 });

let opened = 0;
let answered = 0;
let asked = actsSoFar();

export function showChat(selected: string | null, write = true): void {
  useView.setState({ tab: 'chats', selected, write: write ? wish() : 0 });
}

/** The field of the open chat gets the focus, as soon as it is there. */
export const writeInOpenChat = (): void => useView.setState({ write: wish() });

function wish(): number {
  opened += 1;
  asked = actsSoFar();
  return opened;
}

/**
 * Whether the field that is there now takes the focus: once for each time that a chat is opened to write in it, and not where the
 * person has gone to another field meanwhile.
 */
export function takesFocus(write: number): boolean {
  if (write <= answered) {
    return false;
  }
  answered = write;
  return !(hasWrittenSince(asked) || (hasActedSince(asked) && isInTextField()));
}
