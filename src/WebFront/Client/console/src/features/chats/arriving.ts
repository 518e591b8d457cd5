import { t } from 'i18next';
import { navigate } from 'wouter/use-browser-location';
import { actsSoFar, hasWrittenSince } from '../../lib/acts';
import { toast } from '../../ui/toasts';
import { showChat, useView } from './view';

/**
 * Call when a chat is asked for; the answer shows it when it comes. Whoever has begun to write meanwhile, or has opened something
 * else, is told of it instead, and goes there when they like.
 */
export function arriving(): (sessionId: string) => void {
  const before = useView.getState();
  const acts = actsSoFar();
  return (sessionId) => {
    const now = useView.getState();
    const stayed = now.tab === before.tab && now.selected === before.selected && now.write === before.write;
    if (stayed && !hasWrittenSince(acts)) {
      showChat(sessionId);
    } else if (now.tab !== 'chats' || now.selected !== sessionId) {
      toast(t('taken.later'), { words: t('open'), act: () => {
        navigate('/console');
        showChat(sessionId);
      } });
    }
  };
}
