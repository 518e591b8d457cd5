import { limits, type StartChat } from '@orleans-chat/shared';

/** Where the visitor is, as the browser says it: nobody wrote it, so what cannot be used is left out and never stands in the way. */
export const surroundings = (): Pick<StartChat, 'language' | 'pageUrl' | 'referrer'> => ({
  language: languageTag(read(() => navigator.language)),
  pageUrl: webAddress(read(() => location.href)),
  referrer: webAddress(read(() => document.referrer)),
});

/** BCP 47, of which environments such as `C` or `en_US.UTF-8` are none. */
export function languageTag(said: unknown): string | null {
  const [tag] = read(() => Intl.getCanonicalLocales(said as string)) ?? [];
  return tag !== undefined && tag.length <= limits.languageLength ? tag : null;
}

/** Of a page on the web. That of a file, or of what a page wrote itself (`blob:`, `about:srcdoc`), says nothing to anybody else. */
export function webAddress(said: unknown): string | null {
  if (typeof said !== 'string' || !/^https?:/i.test(said)) {
    return null;
  }
  // Cut first: an address may be as long as a picture.
  return said.slice(0, limits.addressLength).replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '');
}

function read<T>(fact: () => T): T | undefined {
  try {
    return fact();
  } catch {
    return undefined; // Pages and extensions put other things there.
  }
}
