import type { RefusalView } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { knowledgeApi } from '../api';

const PAUSE_MS = 300;

interface Rendered {
  /** Null: not known yet. */
  readonly html: string | null;
  /** Why it is not that of the newest text. */
  readonly refused: RefusalView | null;
}

/**
 * The article as the server's renderer makes it of this Markdown; asked for when nothing was written for a moment. What was shown stays
 * until there is something newer, also while the server cannot be reached.
 */
export function usePreview(body: string): Rendered {
  const [rendered, setRendered] = useState<Rendered>({ html: null, refused: null });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    const ask = async () => {
      const { ok, refused } = await knowledgeApi.preview(body);
      if (current) {
        setRendered(({ html }) => ({ html: ok?.html ?? html, refused }));
      }
    };
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [body]);
  return rendered;
}
