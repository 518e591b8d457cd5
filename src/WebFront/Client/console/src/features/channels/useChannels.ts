import type { ChannelView } from '@orleans-chat/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sayRefused } from '../../ui/toasts';
import { channelsApi } from './api';
import { onChannelNews } from './useChannelNews';

/** All channels as administrators see them, and how to ask for them again; they follow what is told of channels. */
export function useChannels() {
  const [channels, setChannels] = useState<readonly ChannelView[]>([]);
  const calls = useRef({ last: 0, shown: 0 });
  /** An answer that comes after that of a later call is not shown. */
  const look = useCallback(async () => {
    const call = calls.current.last += 1;
    const { ok, refused } = await channelsApi.all();
    if (ok !== null && call > calls.current.shown) {
      calls.current.shown = call;
      setChannels(ok);
    }
    return refused;
  }, []);
  const reload = useCallback(async () => void sayRefused(await look()), [look]);
  useEffect(() => {
    void reload(); // oxlint-disable-line react/set-state-in-effect -- the state is set when the server answers
  }, [reload]);
  useEffect(() => onChannelNews(() => void look()), [look]);
  return { channels, reload };
}
