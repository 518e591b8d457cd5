import type { DocumentLibrary } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../lib/queries';
import { documentsApi } from './api';

export const LIBRARY = ['documents'] as const;
/** Of one document; asked for again with the library. */
export const detailsOf = (id: string) => ['documents', 'one', id] as const;

const FRESH_MS = 60_000;

/** All folders and documents. Administrators change them now and then: they are asked for again after a while. */
export function useLibrary() {
  return useQuery<DocumentLibrary>({
    queryKey: LIBRARY, queryFn: () => valueOf(documentsApi.all()), staleTime: FRESH_MS, gcTime: Infinity, refetchOnWindowFocus: true,
  });
}
