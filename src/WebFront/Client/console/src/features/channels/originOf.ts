/** An address as people say it: a name, perhaps a port, perhaps a path. */
const NAMED = /^[\p{L}\p{N}.-]+(?::\d+)?(?:\/|$)/u;

/** What people paste is an address; what browsers send is its origin. What is no website stays as it is, and is marked. */
export function originOf(text: string): string {
  return webOrigin(text) ?? (NAMED.test(text) ? webOrigin(`https://${text}`) : null) ?? text;
}

/** `localhost:3000` is an address too, with the scheme `localhost`. */
function webOrigin(text: string): string | null {
  if (!URL.canParse(text)) {
    return null;
  }
  const { protocol, origin } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}

/** The websites in a text: people paste lists. */
export const originsIn = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '').map(originOf);
