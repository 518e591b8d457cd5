import { nameOf, type Alert } from './alerts';

const MINUTE_MS = 60_000;

/** Rings come at once and after 1, 3, 7, 15 … minutes: the pauses double until somebody acts. 0: the first. */
export const ringNumber = (at: string, now: number): number => {
  const minutes = Math.max(0, now - Date.parse(at)) / MINUTE_MS;
  return Math.floor(Math.log2(minutes + 1));
};

/** What consoles ask the server by, which of them rings. */
export const ringName = (alert: Alert, now: number): string => `${nameOf(alert)}:${ringNumber(alert.at, now)}`;

/**
 * How long a console waits before it asks, so that one that is looked at comes first, then one that is seen, then hidden ones; one that
 * cannot play comes after those that can.
 */
export function headStart(page: { readonly focused: boolean; readonly visible: boolean; readonly mute: boolean }): number {
  return (page.focused ? 0 : page.visible ? 250 : 700) + (page.mute ? 400 : 0);
}
