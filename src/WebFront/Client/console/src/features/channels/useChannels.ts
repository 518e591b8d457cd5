import type { ChannelView } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { valueOf } from '../../lib/queries';
import { useReload } from '../../ui/useReload';
import { channelsApi } from './api';
import { onChannelNews } from './useChannelNews';

const NONE: readonly ChannelView[] = [];
const KEPT_MS = 5 * 60_000;

/** All channels as administrators see them, and how to ask for them again; they follow what is told of channels. */
export function useChannels() {
  const query = useQuery({ queryKey: ['channels'], queryFn: () => valueOf(channelsApi.all()), gcTime: KEPT_MS });
  const { refetch, data = NONE } = query;
  useEffect(() => onChannelNews(() => void refetch()), [refetch]);
  return { channels: data, reload: useReload(query) };
}
