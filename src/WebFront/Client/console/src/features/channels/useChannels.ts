import type { ChannelView } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { valueOf } from '../../lib/queries';
import { useAskAnew, useReload } from '../../ui/useReload';
import { channelsApi } from './api';
import { onChannelNews } from './useChannelNews';

const KEY = ['channels'];
const NONE: readonly ChannelView[] = [];
const KEPT_MS = 5 * 60_000;

/** All channels as administrators see them, and how to ask for them again; they follow what is told of channels. */
export function useChannels() {
  const query = useQuery({ queryKey: KEY, queryFn: () => valueOf(channelsApi.all()), gcTime: KEPT_MS });
  const { refetch, data = NONE } = query;
  const askAnew = useAskAnew(KEY, refetch);
  useEffect(() => onChannelNews(() => void askAnew()), [askAnew]);
  return { channels: data, reload: useReload(KEY, query) };
}
