import type { PreferenceSettings, PreferencesView, RefusalView } from '@orleans-chat/shared';
import { create } from 'zustand';
import { preferencesApi } from './api';

/** What the account has chosen for itself, as the server has it. */
export interface OwnPreferences {
  /** Null: not read yet. */
  readonly view: PreferencesView | null;
  /** Why they cannot be read, or could not be saved last. */
  readonly problem: RefusalView | null;
}

export const usePreferences = create<OwnPreferences>()(() => ({ view: null, problem: null }));

/** What holds until they are known: nobody's warnings are lost because the server does not answer. */
const UNKNOWN: PreferenceSettings = {
  startPage: 'dashboard', popUps: true, browserNotifications: true, title: true, sounds: true, volume: 60, newChats: true, messages: true,
};

export const settingsOf = ({ view }: OwnPreferences): PreferenceSettings => view?.settings ?? UNKNOWN;

export function forgetPreferences(): void {
  reads += 1;
  usePreferences.setState({ view: null, problem: null });
}

let reads = 0;

/** What was asked for last counts. */
export async function readPreferences(): Promise<void> {
  reads += 1;
  const mine = reads;
  const { ok, refused } = await preferencesApi.show();
  if (mine === reads) {
    usePreferences.setState(({ view }) => ({ view: ok ?? view, problem: refused }));
  }
}

/**
 * Shown at once, taken back when refused. Where another console of the account was quicker, the change is made of what that one saved.
 */
export async function changePreferences(change: Partial<PreferenceSettings>): Promise<RefusalView | null> {
  const { view } = usePreferences.getState();
  if (view === null) {
    return usePreferences.getState().problem;
  }
  reads += 1;
  usePreferences.setState({ view: { ...view, settings: { ...view.settings, ...change } } });
  const { ok, refused } = await save(view, change);
  usePreferences.setState((now) => ({ view: ok ?? (now.view?.version === view.version ? view : now.view), problem: null }));
  return refused;
}

async function save(view: PreferencesView, change: Partial<PreferenceSettings>) {
  const first = await preferencesApi.save(applied(view, change));
  if (first.refused?.code !== 'profile.changedMeanwhile') {
    return first;
  }
  const { ok } = await preferencesApi.show();
  return ok === null ? first : preferencesApi.save(applied(ok, change));
}

/** An empty maximum is said by leaving it out. */
const applied = (view: PreferencesView, change: Partial<PreferenceSettings>): PreferencesView =>
  ({ ...view, settings: { ...view.settings, ...change } });
