import { browserStorage } from '@orleans-chat/shared';
import { create } from 'zustand';

const KEY = 'orleans-chat.console.endedShown';
const storage = browserStorage(() => localStorage);

/** Whether the list shows chats that have ended. */
export const useEndedShown = create<{ readonly shown: boolean }>()(() => ({ shown: storage.getItem(KEY) === 'yes' }));

export function showEnded(shown: boolean): void {
  useEndedShown.setState({ shown });
  storage.setItem(KEY, shown ? 'yes' : 'no');
}
