import type { RefusalView } from '@orleans-chat/shared';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../lib/http';
import { useRefusalText } from '../lib/i18n';
import { forgetSuccesses } from './toasts';
import { fieldIn, useFieldProblem } from '../lib/useFieldProblem';

/**
 * One call at a time, with the words for its refusal. What is wrong with one of these fields is for the form to say there, with `wrong`;
 * of any other field the words say which one it is, so that nothing is refused without a place.
 */
export function useSubmit<Field extends string = never>(...fields: readonly Field[]) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const fieldProblem = useFieldProblem();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  /** Answers the value; null when it was refused. */
  const submit = useCallback(async <T,>(call: () => Promise<Outcome<T>>): Promise<T | null> => {
    forgetSuccesses();
    setBusy(true);
    const { ok, refused: no } = await call();
    setBusy(false);
    setRefused(no);
    return ok;
  }, []);
  const about = fieldIn(refused);
  const problem = refused && (fields.some((field) => field === about) ? t('input.invalid') : refusalText(refused));
  const wrong = (field: Field): string | undefined => (field === about ? fieldProblem(refused) : undefined);
  return { submit, busy, refused, problem, wrong, refuse: setRefused };
}
