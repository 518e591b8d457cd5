import type { RefusalView } from '@orleans-chat/shared';
import { useCallback } from 'react';
import { useRuleWords } from './ruleWords';

const RULES: Readonly<Record<string, string>> = { address: 'link', word: 'choice', range: 'other' };

/** The field that a refusal is about; nothing where it is about none. */
export const fieldIn = (refusal: RefusalView | null): string | undefined =>
  (refusal?.code === 'input.invalid' ? refusal.details?.['field'] : undefined);

/** What is wrong with the field that a refusal is about. */
export function useFieldProblem(): (refusal: RefusalView | null) => string | undefined {
  const words = useRuleWords();
  return useCallback((refusal) => {
    const rule = fieldIn(refusal) === undefined ? undefined : refusal?.details?.['rule'];
    if (rule === undefined) {
      return undefined;
    }
    const limit = refusal?.details?.['limit'];
    return words(limit === undefined ? (RULES[rule] ?? rule) : `${rule}:${limit}`);
  }, [words]);
}
