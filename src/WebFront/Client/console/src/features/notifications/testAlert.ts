import type { PreferenceSettings } from '@orleans-chat/shared';
import { askForBrowserNotifications, notifyBrowser, type BrowserPermission } from './browserNotification';
import { play, wake, type Sound } from './sound';
import { showInfo, useLane } from './store';

const SHOWN_MS = 5_000;
const PAUSE_MS = 900;

/** What came of a test, for whoever asked for it. */
export interface TestOutcome {
  /** Null: sounds are off. */
  readonly heard: boolean | null;
  /** Null: notifications of the browser are off. */
  readonly browser: BrowserPermission | null;
}

/** Plays and shows all that is on, whether anybody waits or not. */
export async function testAlert(settings: PreferenceSettings, words: { title: string; body: string }): Promise<TestOutcome> {
  const awake = settings.sounds && await wake();
  if (awake) {
    play('calm', settings.volume);
    setTimeout(() => play('urgent', settings.volume), PAUSE_MS);
  }
  if (settings.popUps) {
    showInfo({ id: 'test', chat: null, kind: 'test' });
  }
  if (settings.title) {
    useLane.setState({ testing: true });
    setTimeout(() => useLane.setState({ testing: false }), SHOWN_MS);
  }
  const browser = settings.browserNotifications ? await askForBrowserNotifications() : null;
  const shown = browser === 'granted' && notifyBrowser('test', words.title, words.body, () => undefined);
  return { heard: settings.sounds ? awake : null, browser: browser === 'granted' && !shown ? 'unsupported' : browser };
}

/** One of the sounds, as loud as it would be. */
export async function tryOut(sound: Sound, volume: number): Promise<boolean> {
  return await wake() && play(sound, volume);
}
