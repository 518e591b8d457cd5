import { browserStorage } from '@orleans-chat/shared';
import { create } from 'zustand';

const KEY = 'orleans-chat.console.singleKeys';
const storage = browserStorage(() => localStorage);

/** Whether single keys do something, in this browser: who speaks to the computer, or types by accident, turns them off (WCAG 2.1.4). */
export const useSingleKeys = create<{ readonly on: boolean }>()(() => ({ on: storage.getItem(KEY) !== 'off' }));

export function setSingleKeys(on: boolean): void {
  useSingleKeys.setState({ on });
  storage.setItem(KEY, on ? 'on' : 'off');
}
