const FALLBACK = { en: 'en-GB', nb: 'nb' } as const;

/** How dates and times are written: as this person is used to, if their browser has the language that we speak to them. */
export function localeOf(language: keyof typeof FALLBACK, own: readonly string[] = navigator.languages): string {
  return own.find((tag) => (/^(nb|no|nn)\b/i.test(tag) ? 'nb' : tag.slice(0, 2).toLowerCase()) === language) ?? FALLBACK[language];
}
