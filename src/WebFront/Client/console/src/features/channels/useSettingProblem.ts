import type { RefusalView } from '@orleans-chat/shared';
import { useRuleWords } from '../../lib/ruleWords';

/** What a refusal says about a setting, in a form of its own. */
export function useSettingProblem(refused: RefusalView | null): (path: string) => string | undefined {
  const words = useRuleWords();
  return (path) => {
    const taken = refused?.code === 'channel.nameTaken' && path === 'name';
    const rule = taken ? 'taken' : refused?.code === 'channel.settingsInvalid' ? refused.details?.[path] : undefined;
    return rule === undefined ? undefined : words(rule);
  };
}
