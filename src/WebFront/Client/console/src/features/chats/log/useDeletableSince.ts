import { useEffect, useState } from 'react';
import { useAgent } from '../../agent';

const LOOK_MS = 5_000;

/** The agent may delete what they wrote in this channel after this moment; the server decides, by its own clock. */
export function useDeletableSince(channelId: string): number {
  const seconds = useAgent((state) => state.me?.channels.find(({ id }) => id === channelId)?.deleteSeconds ?? null);
  const skew = useAgent((state) => state.skewMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return seconds === null ? Infinity : now + skew - seconds * 1_000;
}
