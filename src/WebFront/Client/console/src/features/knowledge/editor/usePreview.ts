import type { RefusalView } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { knowledgeApi } from '../api';

const PAUSE_MS = 300;

interface Rendered {
  /** Null: not known yet. */
  readonly html: string | null;
  /** Which of its headings is the last one above where somebody writes; 0: none. */
  readonly heading: number;
  /** Why it is not that of the newest text. */
  readonly refused: RefusalView | null;
}

/**
 * The article as the server's renderer makes it of this Markdown; asked for when nothing was written for a moment. What was shown stays
 * until there is something newer, also while the server cannot be reached.
 */
export function usePreview(body: string, caret: { readonly current: number }): Rendered {
  const [rendered, setRendered] = useState<Rendered>({ html: null, heading: 0, refused: null });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    const ask = async () => {
      const { ok, refused } = await knowledgeApi.preview(body);
      if (current) {
        // The same page as before is not loaded again.
        setRendered((before) => (ok === null || ok.html === before.html ? { ...before, refused }
          : { html: ok.html, heading: headingsIn(body.slice(0, caret.current)), refused }));
      }
    };
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [body, caret]);
  return rendered;
}

/** Of Markdown; what begins with # within a code block is none. */
const headingsIn = (markdown: string): number =>
  markdown.replaceAll(/^(```|~~~)[^]*?(^\1|$(?![^]))/gm, '').match(/^ {0,3}#{1,6}\s/gm)?.length ?? 0;
