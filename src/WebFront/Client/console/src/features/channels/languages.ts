import { languageName } from '../../lib/words';

/** The languages that the widget speaks. */
const SPOKEN = ['en', 'nb', 'sv', 'da', 'fi', 'de', 'nl', 'fr', 'es', 'it', 'pl'];

/** For a choice; a channel's own tag is there even where the widget answers it in another language. */
export function languageOptions(own?: string): { value: string; label: string }[] {
  const tags = own === undefined || SPOKEN.includes(own) ? SPOKEN : [...SPOKEN, own];
  return tags.map((tag) => ({ value: tag, label: languageName(tag) }));
}
