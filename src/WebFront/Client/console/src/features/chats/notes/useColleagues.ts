import type { ColleagueView } from '@orleans-chat/shared';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../lib/http';
import { valueOf } from '../../../lib/queries';

const FRESH_MS = 60_000;
const none: readonly ColleagueView[] = [];

export const colleagues = queryOptions<readonly ColleagueView[]>({
  queryKey: ['colleagues'], queryFn: () => valueOf(call<ColleagueView[]>('GET', '/api/colleagues')), staleTime: FRESH_MS, gcTime: Infinity,
});

/** Everybody who can be mentioned. */
export const useColleagues = (): readonly ColleagueView[] => useQuery(colleagues).data ?? none;
