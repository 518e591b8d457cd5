import { create } from 'zustand';

const KEY = 'orleans-chat.console.singleKeys';

/** Whether single keys do something, in this browser: who speaks to the computer, or types by accident, turns them off (WCAG 2.1.4). */
export const useSingleKeys = create<{ readonly on: boolean }>()(() => ({ on: read() !== 'off' }));

export function setSingleKeys(on: boolean): void {
  useSingleKeys.setState({ on });
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Storage is blocked: the choice lasts until the page is left.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is blocked.
  }
}
