import { isEnded, isOwned, localeOf, type ThreadItem, type ThreadView } from '@orleans-chat/shared';
import { useEffect } from 'preact/hooks';
import { useWidget } from './context';
import { Icon } from './icons';
import { MessageLine } from './MessageLine';
import { noticeWords } from './noticeWords';
import { useStickyScroll } from './useStickyScroll';
import { queueWords, waitWords } from './waitWords';

const LOOKED_AT_MS = 1_000;

export function Conversation({ thread }: { thread: ThreadView }) {
  const { client, state, texts } = useWidget();
  const { status, agentName } = thread.conversation;
  const lines = thread.items.filter((item) => item.type === 'message' || noticeWords(item.notice, texts, agentName) !== null);
  const { ref, away, toEnd } = useStickyScroll(lines.at(-1)?.key, lines.at(-1)?.type === 'message' && isMine(lines.at(-1)!));
  // Read is what was in view for a while, and somebody looked.
  useEffect(() => {
    const timer = setInterval(() => away || !document.hasFocus() || client.seen(), LOOKED_AT_MS);
    return () => clearInterval(timer);
  }, [client, away, thread]);
  return (
    <div class="scroll-frame">
      <div class="scroll" ref={ref} role="log" aria-live="off" aria-label={texts.t('conversation')} tabIndex={0}>
        {lines.map((item, index) => (
          <Line key={item.key} item={item} before={lines[index - 1]} after={lines[index + 1]} />
        ))}
        {!isOwned(status) && !isEnded(status) && <Queue />}
        {state.agentTypes && isOwned(status) && <TypingDots name={agentName} />}
      </div>
      {away && (
        <button class="to-end" type="button" onClick={() => { toEnd(); ref.current?.focus({ preventScroll: true }); }}>
          <Icon name="down" size={16} /> {texts.t('newMessages')}
        </button>
      )}
    </div>
  );
}

const isMine = (item: ThreadItem): boolean => item.type === 'message' && item.mine;

function Line({ item, before, after }: { item: ThreadItem; before: ThreadItem | undefined; after: ThreadItem | undefined }) {
  const { texts, state } = useWidget();
  const newDay = before === undefined || dayOf(before.at) !== dayOf(item.at);
  return (
    <>
      {newDay && (
        <div class="day" role="separator">
          <span>{dayWords(item.at, localeOf(texts.language), texts.t('today'), texts.t('yesterday'))}</span>
        </div>
      )}
      {item.type === 'message'
        ? <MessageLine item={item} first={newDay || !sameSpeaker(before, item)} last={!sameSpeaker(item, after)} />
        : <p class="notice">{noticeWords(item.notice, texts, state.thread?.conversation.agentName ?? null)}</p>}
    </>
  );
}

function sameSpeaker(a: ThreadItem | undefined, b: ThreadItem | undefined): boolean {
  return a?.type === 'message' && b?.type === 'message' && a.mine === b.mine && a.by.name === b.by.name && a.by.kind === b.by.kind;
}

function Queue() {
  const { state, texts } = useWidget();
  const { position, waitSeconds } = state.queue ?? {};
  const wait = waitWords(texts, waitSeconds);
  const own = state.look?.texts.queueMessage;
  const nobody = state.availability?.agents === 0;
  return (
    <div class="queue" role="status">
      {own ? <p class="words-own">{queueWords(texts, own, position, waitSeconds)}</p> : (
        <>
          <span class="queue-mark" aria-hidden="true">{position ?? <Icon name="clock" />}</span>
          <div>
            {position !== undefined && <strong>{position === 1 ? texts.t('queueNext') : texts.t('queueTitle', { position })}</strong>}
            {!nobody && <span>{wait === null ? texts.t('queueSoon') : texts.t('queueWait', { wait })}</span>}
          </div>
        </>
      )}
      {nobody && <p class="nobody">{texts.t('queueNobody')}</p>}
    </div>
  );
}

function TypingDots({ name }: { name: string | null }) {
  const { texts } = useWidget();
  return (
    <div class="typing" role="status">
      <span class="dots" aria-hidden="true"><i /><i /><i /></span>
      <span class="typing-words">{texts.t('typing', { name: name ?? texts.t('someone') })}</span>
    </div>
  );
}

const dayOf = (at: string): string => new Date(at).toDateString();

function dayWords(at: string, locale: string, today: string, yesterday: string): string {
  const day = dayOf(at);
  if (day === new Date().toDateString()) {
    return today;
  }
  const before = new Date();
  before.setDate(before.getDate() - 1);
  return day === before.toDateString()
    ? yesterday
    : new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
}
