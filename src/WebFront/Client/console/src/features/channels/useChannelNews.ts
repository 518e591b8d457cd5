import { useEffect, useRef } from 'react';
import { useAgent } from '../agent';
import { check, received, type ChannelVersions } from './drafts';

/** News of channels, or a connection that may have missed some. */
export function onChannelNews(act: (news: ChannelVersions, before: ChannelVersions) => void): () => void {
  return useAgent.subscribe(({ channelNews }, before) => {
    if (channelNews !== before.channelNews) {
      act(channelNews, before.channelNews);
    }
  });
}

/** Asks how the channel stands when the server says that it is another, when this window is come back to, and when it may be gone. */
export function useChannelNews(id: string): void {
  const works = useAgent((state) => state.me?.channels.some((channel) => channel.id === id) ?? false);
  const worked = useRef(works);
  useEffect(() => {
    if (worked.current && !works) {
      void check(id);
    }
    worked.current = works;
  }, [id, works]);
  useEffect(() => {
    const silent = onChannelNews((versions) => void received(id, versions[id]));
    const back = () => {
      if (document.visibilityState === 'visible') {
        void check(id);
      }
    };
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      silent();
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [id]);
}
