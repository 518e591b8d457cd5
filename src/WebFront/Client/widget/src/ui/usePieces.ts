import { mayHaveLinks, type TextPiece } from '@orleans-chat/shared';
import { useEffect, useMemo, useState } from 'preact/hooks';

type ToPieces = (text: string) => readonly TextPiece[];

let toPieces: ToPieces | null = null;

async function fetchLinker(): Promise<void> {
  try {
    ({ toPieces } = await import('@orleans-chat/shared/linker'));
  } catch {
    // The website does not let it in, or the network is gone: text stays text.
  }
}

/** A text with its links. What finds them is fetched with the first text that may have one; until then, and without it, there is none. */
export function usePieces(text: string): readonly TextPiece[] {
  const [, show] = useState(false);
  const awaited = toPieces === null && mayHaveLinks(text);
  useEffect(() => {
    let here = true;
    if (awaited) {
      void fetchLinker().then(() => here && show(true));
    }
    return () => {
      here = false;
    };
  }, [awaited]);
  const find = toPieces;
  return useMemo(() => (find === null || !mayHaveLinks(text) ? [{ text, href: null, host: null }] : find(text)), [find, text]);
}
