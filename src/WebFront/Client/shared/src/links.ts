/** A piece of a message's text: words, or an address that may be opened. */
export interface TextPiece {
  readonly text: string;
  readonly href: string | null;
  /** Of an address: where it leads, if its text spells that with letters of another script, which may look like others. */
  readonly host: string | null;
}

/** Of every link in what somebody wrote. */
export const LINK_REL = 'noopener noreferrer nofollow ugc';

/** Whether it is worth fetching `linker` for. */
export const mayHaveLinks = (text: string): boolean => /https?:|www\.|@|tel:/i.test(text);

/** Opens beside the page: mail and telephone do not. */
export const isWeb = (href: string): boolean => href.startsWith('http');

/**
 * The whole text as an address of the web; null: it is none, or it is one that names a user, which is there to make people believe
 * that they go to another host.
 */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(text);
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}
