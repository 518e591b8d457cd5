import { useEffect } from 'react';
import { useAgent } from '../agent/store';
import { check } from './drafts';

/** Asks how the channel stands when this window is come back to, and when the agent's own channels say that it may be gone. */
export function useChannelNews(id: string): void {
  const works = useAgent((state) => state.me?.channels.some((channel) => channel.id === id) ?? false);
  useEffect(() => void (works || check(id)), [id, works]);
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') {
        void check(id);
      }
    };
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [id]);
}
