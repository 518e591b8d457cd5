import type { SessionRow } from '@orleans-chat/shared';
import { useMemo } from 'react';
import { useTags } from '../../tags';
import { useStarred } from '../stars/useStarred';
import { isOn, known, passes, useFilter } from './filter';

interface Filtered {
  readonly on: boolean;
  readonly passes: (row: SessionRow) => boolean;
  /** Starred chats that the list does not have any more, as they ended long ago. */
  readonly older: (known: ReadonlySet<string>) => readonly SessionRow[];
}

/** How the list is filtered. */
export function useFiltered(): Filtered {
  const chosen = useFilter();
  const tags = useTags();
  const starred = useStarred();
  return useMemo(() => {
    const filter = known(chosen, tags);
    const ids = new Set(starred.map(({ id }) => id));
    const fits = (row: SessionRow) => passes(filter, row, ids);
    return {
      on: isOn(filter), passes: fits,
      older: (listed) => (filter.star ? starred.filter((row) => !listed.has(row.id) && row.endedAt && fits(row)) : []),
    };
  }, [chosen, tags, starred]);
}
