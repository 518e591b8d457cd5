import type { PersonView } from '@orleans-chat/shared';
import { useCallback, useEffect, useState } from 'react';
import { sayRefused } from '../../ui/toasts';
import { peopleApi } from './api';

/** Everybody with an account, and how to ask for them again. What was there stays when it is refused. */
export function usePeople() {
  const [people, setPeople] = useState<readonly PersonView[]>([]);
  const reload = useCallback(async () => {
    const { ok, refused } = await peopleApi.all();
    setPeople((before) => ok ?? before);
    sayRefused(refused);
  }, []);
  useEffect(() => {
    void reload(); // oxlint-disable-line react/set-state-in-effect -- the state is set when the server answers
  }, [reload]);
  return { people, setPeople, reload };
}
