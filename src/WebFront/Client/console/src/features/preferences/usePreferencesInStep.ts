import { useEffect } from 'react';
import { useAgent } from '../agent';
import { readPreferences, usePreferences } from './store';

const AGAIN_MS = 10_000;

/** Reads them when the console begins, and whenever another console of the account has changed them. */
export function usePreferencesInStep(): void {
  const told = useAgent((state) => (state.me === null ? null : state.me.preferences ?? 0));
  const known = usePreferences(({ view }) => view?.version ?? null);
  const failed = usePreferences(({ problem }) => problem !== null);
  const behind = told !== null && told !== known;
  useEffect(() => {
    if (!behind) {
      return undefined;
    }
    if (!failed) {
      void readPreferences();
      return undefined;
    }
    const timer = setTimeout(() => void readPreferences(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [behind, failed, told]);
}
