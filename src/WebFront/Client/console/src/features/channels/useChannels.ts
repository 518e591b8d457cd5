import type { ChannelView } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { valueOf } from '../../lib/queries';
import { useAskAnew, useReload } from '../../ui/useReload';
import { useAgent } from '../agent';
import { channelsApi } from './api';
import { isOwnSave, type ChannelVersions } from './drafts';
import { onChannelNews } from './useChannelNews';

type Channels = readonly ChannelView[];

const KEY = ['channels'];
const NONE: Channels = [];
const KEPT_MS = 5 * 60_000;

/** The news that the list has: it is not asked for again as long as there is none. */
let known: object | null = null;

/**
 * All channels as administrators see them, one list for all screens, and how to say what it is from now on. It follows what is told of
 * channels; what this window has saved is in it already.
 */
export function useChannels() {
  const queries = useQueryClient();
  const query = useQuery<Channels>({
    queryKey: KEY, gcTime: KEPT_MS, refetchOnMount: () => known !== useAgent.getState().channelNews,
    queryFn: async () => {
      const { channelNews } = useAgent.getState();
      const channels = await valueOf(channelsApi.all());
      known = channelNews;
      return channels;
    },
  });
  const { refetch, data = NONE } = query;
  const askAnew = useAskAnew(KEY, refetch);
  useEffect(() => {
    const follow = async (news: ChannelVersions, before: ChannelVersions) => {
      if (!await isOwnSave(news, before)) {
        await askAnew();
      } else if (known === before) {
        known = news;
      }
    };
    return onChannelNews((news, before) => void follow(news, before));
  }, [askAnew]);
  const setChannels = useCallback((change: (channels: Channels) => Channels) => {
    queries.setQueryData<Channels>(KEY, (before) => before && change(before));
  }, [queries]);
  return { channels: data, setChannels, reload: useReload(KEY, query) };
}
