import type { RefusalView, TransferTargets } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { useAgent, useClient } from '../../agent';

const AGAIN_MS = 5_000;
/** Several changes in a row are one. */
const SOON_MS = 300;

interface Targets {
  /** Null: not there yet. */
  readonly targets: TransferTargets | null;
  readonly refused: RefusalView | null;
}

/** Who can be given the chat now: asked anew when the channel's figures change, as when somebody comes or goes. */
export function useTargets(sessionId: string): Targets {
  const { handovers } = useClient();
  const channelId = useAgent((state) => state.rows[sessionId]?.channelId ?? '');
  const figures = useAgent((state) => state.boards[channelId]?.figures);
  const [known, setKnown] = useState<Targets>({ targets: null, refused: null });
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const { ok, refused } = await handovers.targets(sessionId);
      if (wanted) {
        setKnown((before) => ({ targets: ok ?? before.targets, refused }));
        timer = setTimeout(() => void ask(), AGAIN_MS);
      }
    };
    timer = setTimeout(() => void ask(), known.targets === null ? 0 : SOON_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [handovers, sessionId, figures]); // oxlint-disable-line react/exhaustive-deps -- what is known only says how soon
  return known;
}
