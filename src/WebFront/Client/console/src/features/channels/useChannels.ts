import type { ChannelSettings, ChannelView } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { isMissing, valueOf } from '../../lib/queries';
import { useAskAnew, useReload } from '../../ui/useReload';
import { useAgent } from '../agent';
import { channelsApi } from './api';
import { onSaved, ownSaves, type ChannelVersions } from './drafts';
import { onChannelNews } from './useChannelNews';

type Channels = readonly ChannelView[];

const KEY = ['channels'];
const NONE: Channels = [];
const KEPT_MS = 5 * 60_000;

/** The news that the list has: it is not asked for again as long as there is none. */
let known: object | null = null;

/**
 * All channels as administrators see them, one list for all screens, and how to say what it is from now on. It follows what is told of
 * channels; what this window saves is put into it.
 */
export function useChannels() {
  const queries = useQueryClient();
  const query = useQuery<Channels>({
    queryKey: KEY, gcTime: KEPT_MS, refetchOnMount: () => {
      const { channelNews, link } = useAgent.getState();
      return known !== channelNews || link !== 'online'; // Without a connection nothing is told.
    },
    queryFn: async () => {
      const { channelNews } = useAgent.getState();
      const channels = await valueOf(channelsApi.all());
      known = channelNews;
      return channels;
    },
  });
  const { refetch, data = NONE } = query;
  const askAnew = useAskAnew(KEY, refetch);
  const reload = useReload(KEY, query);
  const setChannels = useCallback((change: (channels: Channels) => Channels) => {
    queries.setQueryData<Channels>(KEY, (before) => before && change(before));
  }, [queries]);
  useEffect(() => {
    const put = (id: string, { name, header, color, language, postChat }: ChannelSettings) => {
      const listed = queries.getQueryData<Channels>(KEY)?.find((each) => each.id === id);
      if (listed?.name === name && queries.isFetching({ queryKey: KEY, exact: true }) === 0) {
        setChannels((all) => all.map((each) => (each.id === id ? { ...each, header, color, language, postChat } : each)));
      } else {
        void reload(); // It may stand elsewhere in the list now, or what is on its way is older.
      }
    };
    const follow = async (news: ChannelVersions, before: ChannelVersions) => {
      const own = await ownSaves(news, before);
      if (own === null) {
        await askAnew();
        return;
      }
      own.forEach(([id, settings]) => put(id, settings)); // It may have been saved while no screen had the list.
      if (known === before) {
        known = news;
      }
    };
    const stops = [onSaved(put), onChannelNews((news, before) => void follow(news, before))];
    return () => stops.forEach((stop) => stop());
  }, [queries, askAnew, reload, setChannels]);
  return { channels: data, setChannels, known: query.data !== undefined, missing: isMissing(query), askAnew };
}
