import type { RefusalView } from '@orleans-chat/shared';
import { useCallback, useState } from 'react';
import type { Outcome } from '../agent/api';
import { useRefusalText } from '../texts/i18n';

/** One call at a time, with the words for its refusal. */
export function useSubmit() {
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  /** Answers the value; null when it was refused. */
  const submit = useCallback(async <T,>(call: () => Promise<Outcome<T>>): Promise<T | null> => {
    setBusy(true);
    const { ok, refused: no } = await call();
    setBusy(false);
    setRefused(no);
    return ok;
  }, []);
  return { submit, busy, refused, problem: refused && refusalText(refused), refuse: setRefused };
}
