import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { follows, useAgent, useClient } from '../../agent';
import { rememberedFor, rememberFor } from './followed';

/** Who is followed stays so when the page is loaded anew. */
export function KeepFollowing() {
  const { threads } = useClient();
  const me = useAgent((state) => (state.link === 'online' ? state.me?.id : undefined));
  const followed = useAgent(useShallow((state) => Object.keys(state.threads).filter((id) => follows(state, id))));
  const restored = useRef<string | null>(null);
  useEffect(() => {
    if (me !== undefined && restored.current !== me) {
      restored.current = me;
      // What may not be read any more is not followed any more.
      rememberedFor(me).forEach((id) => void threads.open(id).catch(() => undefined));
    } else if (me !== undefined) {
      rememberFor(me, followed);
    }
  }, [threads, me, followed]);
  return null;
}
