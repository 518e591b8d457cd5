import type { RefusalView } from '@orleans-chat/shared';
import { useRuleWords } from '../channels/ruleWords';

const RULES: Readonly<Record<string, string>> = { address: 'link', word: 'choice', range: 'other' };

/** What a refusal says about one field of a form; nothing where it is about another, or about none. */
export function useFieldProblem(...refusals: (RefusalView | null)[]): (field: string) => string | undefined {
  const words = useRuleWords();
  return (field) => {
    const details = refusals.find((refusal) => refusal?.code === 'input.invalid' && refusal.details?.['field'] === field)?.details;
    const rule = details?.['rule'];
    if (rule === undefined) {
      return undefined;
    }
    const limit = details?.['limit'];
    return words(limit === undefined ? (RULES[rule] ?? rule) : `${rule}:${limit}`);
  };
}
