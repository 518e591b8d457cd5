import { limits } from '@orleans-chat/shared';
import { languageName } from '../../lib/words';

const FIRST: readonly string[] = ['en', 'nb', 'sv', 'da', 'fi'];

/** The languages that the widget speaks, those of the north first. */
const SPOKEN = [...FIRST, ...limits.widgetLanguages.filter((language) => !FIRST.includes(language))];

/** For a choice; a channel's own tag is there even where the widget answers it in another language. */
export function languageOptions(own?: string): { value: string; label: string }[] {
  const tags = own === undefined || SPOKEN.includes(own) ? SPOKEN : [...SPOKEN, own];
  return tags.map((tag) => ({ value: tag, label: languageName(tag) }));
}
