import { limits } from '@orleans-chat/shared';
import { languageName } from '../../lib/words';

/** The languages that the widget speaks, by name, but for those that are there already. */
export const languageChoices = (taken: readonly string[]): { value: string; label: string }[] => limits.widgetLanguages
  .filter((tag) => !taken.includes(tag))
  .map((tag) => ({ value: tag, label: languageName(tag) }))
  .sort((a, b) => a.label.localeCompare(b.label));
