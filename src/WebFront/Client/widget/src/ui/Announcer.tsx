import type { ThreadItem } from '@orleans-chat/shared';
import { useRef } from 'preact/hooks';
import type { Texts } from '../texts/translate';
import { useWidget } from './context';
import { noticeWords } from './noticeWords';

/** Those before have been said by now. */
const KEPT = 8;

/** Says new messages of the other side, and what happened to the chat, to screen readers; politely, each once, whatever the clocks say. */
export function Announcer() {
  const { state, texts } = useWidget();
  const { thread } = state;
  const lastSeq = thread?.conversation.lastSeq ?? 0;
  const opened = useRef({ sessionId: thread?.sessionId, seq: lastSeq }).current;
  opened.seq = Math.min(opened.seq, lastSeq); // A log that starts over takes the mark back.
  const from = Math.max(state.historyUpTo, opened.sessionId === thread?.sessionId ? opened.seq : 0);
  const news = (thread?.items ?? []).filter((item) => placeOf(item) > from)
    .map((item) => ({ key: item.key, words: wordsOf(item, texts, thread?.conversation.agentName ?? null) }))
    .filter(({ words }) => words !== null);
  return <div class="hidden-words" aria-live="polite">{news.slice(-KEPT).map(({ key, words }) => <p key={key}>{words}</p>)}</div>;
}

/** What is not in the log yet is the visitor's own. */
const placeOf = (item: ThreadItem): number => (item.type === 'notice' ? item.notice.seq : (item.seq ?? 0));

function wordsOf(item: ThreadItem, texts: Texts, agentName: string | null): string | null {
  if (item.type === 'notice') {
    return noticeWords(item.notice, texts, agentName);
  }
  return item.mine
    ? null
    : texts.t('announce', { name: item.by.name ?? texts.t('agent'), text: item.deleted ? texts.t('deleted') : item.text });
}
