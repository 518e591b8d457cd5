/** A piece of a message's text: words, or an address that may be opened. */
export interface TextPiece {
  readonly text: string;
  readonly href: string | null;
}

const CANDIDATE = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+/gi;
const TRAILING = /[.,;:!?)\]}]+$/;

/** Finds http and https addresses in plain text. Anything else, javascript: above all, stays text. */
export function toPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const shown = trim(match[0]);
    const href = toHref(shown);
    if (href !== null) {
      if (match.index > end) {
        pieces.push({ text: text.slice(end, match.index), href: null });
      }
      pieces.push({ text: shown, href });
      end = match.index + shown.length;
    }
  }
  if (end < text.length) {
    pieces.push({ text: text.slice(end), href: null });
  }
  return pieces;
}

/** Leaves out the sentence's own punctuation, but keeps a closing bracket that was opened inside the address. */
function trim(candidate: string): string {
  const tail = TRAILING.exec(candidate)?.[0] ?? '';
  const body = candidate.slice(0, candidate.length - tail.length);
  return tail.startsWith(')') && body.includes('(') ? `${body})` : body;
}

function toHref(shown: string): string | null {
  try {
    const url = new URL(shown.toLowerCase().startsWith('www.') ? `https://${shown}` : shown);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
