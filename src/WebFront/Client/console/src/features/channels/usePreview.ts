import type { WidgetConfig, ChannelSettings } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { channelsApi } from './api';
import { markGone, setProblems } from './drafts';
import { readable } from './problems';

const PAUSE_MS = 150;

/** What the widget is like with these settings, as the server sees it; keeps the draft's problems true while one types. */
export function usePreview(id: string, settings: ChannelSettings): WidgetConfig | null {
  const [look, setLook] = useState<WidgetConfig | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    const ask = async () => {
      const { ok, refused } = await channelsApi.preview(id, readable(settings));
      if (current && ok !== null) {
        setLook(ok.look);
        setProblems(id, ok.problems?.details ?? {});
      } else if (refused?.code === 'channel.notFound') {
        markGone(id);
      }
    };
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, settings]);
  return look;
}
