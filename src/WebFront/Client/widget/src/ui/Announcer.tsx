import { useState } from 'preact/hooks';
import { useWidget } from './context';
import { noticeWords } from './noticeWords';

/** Says new messages of the other side, and what happened to the chat, to screen readers; politely, and once. */
export function Announcer() {
  const { state, texts } = useWidget();
  const [from] = useState(() => new Date().toISOString());
  const conversation = state.thread?.conversation;
  const items = state.thread?.items ?? [];
  const last = items.findLast((item) => (item.type === 'message' ? !item.mine : noticeWords(item.notice, texts, null) !== null));
  const words = last === undefined || last.at < from ? '' : last.type === 'message'
    ? texts.t('announce', { name: last.by.name ?? texts.t('agent'), text: last.text })
    : noticeWords(last.notice, texts, conversation?.agentName ?? null);
  return <div class="hidden-words" aria-live="polite">{words}</div>;
}
