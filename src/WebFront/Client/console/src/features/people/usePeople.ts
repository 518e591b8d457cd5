import type { PersonView } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { isMissing, valueOf } from '../../lib/queries';
import { useReload } from '../../ui/useReload';
import { peopleApi } from './api';

type People = readonly PersonView[];

const KEY = ['people'];
const NOBODY: People = [];

/** Everybody with an account, and how to ask for them again. What was there stays when it is refused. */
export function usePeople() {
  const queries = useQueryClient();
  const query = useQuery<People>({ queryKey: KEY, queryFn: () => valueOf(peopleApi.all()) });
  const reload = useReload(KEY, query);
  const setPeople = useCallback((change: (people: People) => People) => {
    if (queries.getQueryData(KEY) === undefined) {
      void reload(); // A list of the changed ones alone would look like all.
    } else {
      queries.setQueryData<People>(KEY, (before) => before && change(before));
    }
  }, [queries, reload]);
  return { people: query.data ?? NOBODY, setPeople, reload, known: query.data !== undefined, missing: isMissing(query) };
}
