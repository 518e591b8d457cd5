import type { MailSettingsView, MailSetup } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { valueOf } from '../../lib/queries';
import { mailApi } from './api';

export const KEY = ['mail'];

/** The mail server as it is set up, and how to say what it is from now on. */
export function useMailSetup() {
  const queries = useQueryClient();
  const query = useQuery<MailSetup>({ queryKey: KEY, queryFn: () => valueOf(mailApi.setup()) });
  const setSettings = useCallback((settings: MailSettingsView | null) => {
    queries.setQueryData<MailSetup>(KEY, (before) => ({ ...before, settings }));
  }, [queries]);
  return { query, setSettings };
}

/** Whether mails can be sent; null: not known yet. Where nobody can say, it may be tried: the server refuses in words. */
export function useMailSetUp(): boolean | null {
  const { data, isError } = useMailSetup().query;
  return isError ? true : data === undefined ? null : Boolean(data.settings);
}
