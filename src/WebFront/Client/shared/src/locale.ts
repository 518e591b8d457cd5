/** The language of a BCP 47 tag, without its region; both kinds of Norwegian are one to us. */
export const languageOf = (tag: string): string => (/^(nb|no|nn)\b/i.test(tag) ? 'nb' : tag.split('-')[0]!.toLowerCase());

/** How dates and times are written: as this person is used to, if their browser has the language that we speak to them. */
export function localeOf(language: string, own: readonly string[] = navigator.languages ?? []): string {
  return own.find((tag) => languageOf(tag) === language && isTag(tag)) ?? (language === 'en' ? 'en-GB' : language);
}

/** Not all that browsers say there is a language to dates and times. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
