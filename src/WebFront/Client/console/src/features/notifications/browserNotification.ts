import type { AlertKind } from './alerts';
import type { News } from './news';

/** unsupported: this browser has none here, as without HTTPS. */
export type BrowserPermission = NotificationPermission | 'unsupported';

export const browserPermission = (): BrowserPermission => (typeof Notification === 'undefined' ? 'unsupported' : Notification.permission);

/** Browsers ask only after a click. */
export async function askForBrowserNotifications(): Promise<BrowserPermission> {
  return browserPermission() === 'default' ? Notification.requestPermission() : browserPermission();
}

/** One for each kind: a later one takes the place of the one before. A click brings this tab to the front. */
export function notifyBrowser(kind: AlertKind | News['kind'] | 'test', title: string, body: string, open: () => void): boolean {
  if (browserPermission() !== 'granted') {
    return false;
  }
  try {
    const shown = new Notification(title, { body, tag: `orleans-chat.${kind}` });
    shown.addEventListener('click', () => {
      window.focus();
      open();
      shown.close();
    });
    return true;
  } catch {
    return false; // Browsers of phones leave them to service workers.
  }
}
