import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { may, useAgent, useClient } from '../../agent';

const AGAIN_MS = 10_000;
/** News of chats comes several times a second. */
const SOON_MS = 2_000;

/** Asks, for managers, which agents with chats have disappeared; again when somebody comes or goes, and now and then. */
export function GoneAgents() {
  const managed = useAgent(useShallow((state) => Object.keys(state.boards).filter((id) => may(state, id, 'manager'))));
  return managed.map((channelId) => <OfChannel key={channelId} channelId={channelId} />);
}

function OfChannel({ channelId }: { channelId: string }) {
  const { handovers } = useClient();
  const online = useAgent((state) => state.link === 'online');
  const present = useAgent((state) => state.boards[channelId]?.figures.presentAgents);
  useEffect(() => {
    if (!online) {
      return undefined;
    }
    let wanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const agents = await handovers.gone(channelId);
      if (wanted) {
        if (agents !== null) {
          useAgent.setState(({ gone }) => ({ gone: { ...gone, [channelId]: agents } }));
        }
        timer = setTimeout(() => void ask(), AGAIN_MS);
      }
    };
    timer = setTimeout(() => void ask(), SOON_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [handovers, channelId, online, present]);
  return null;
}
