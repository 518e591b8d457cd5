import { isEnded, keepFromHandlers, type AvailabilityView } from '@orleans-chat/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TextKey } from '../texts/translate';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { useWidget } from './context';
import { Conversation } from './Conversation';
import { fileEvents } from './files';
import { Header } from './Header';
import { Icon } from './icons';
import { late } from './late';
import { opensWords } from './opensWords';
import { ChatEnded } from './ChatEnded';
import { StartForm } from './StartForm';
import { useFocusInside } from './useFocusInside';
import { useKeptFocus } from './useKeptFocus';

export function Window({ onClose }: { onClose: () => void }) {
  const widget = useWidget();
  const { texts } = widget;
  const panel = useRef<HTMLDivElement>(null);
  useFocusInside(panel);
  useKeptFocus(panel);
  useEffect(() => keepFromHandlers(panel.current!), []);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault(); // Else it closed a dialog of the page too.
      onClose();
    }
  };
  return (
    <div class="panel" ref={panel} role="dialog" aria-labelledby="title" lang={texts.language} onKeyDown={keyDown} {...fileEvents(widget)}>
      <Header onClose={onClose} />
      <Banner />
      <Body />
      <Announcer />
    </div>
  );
}

const SUGGESTIONS_MS = 10_000;
const ASK_AGAIN_MS = 30_000;

const Suggestions = late(() => Promise.race([
  import('../suggestions/Suggestions').then((part) => part.Suggestions, () => GoOn),
  new Promise<typeof GoOn>((done) => setTimeout(done, SUGGESTIONS_MS, GoOn)),
]), Loading);

/** Where the articles cannot be shown they keep nobody from the queue: it is asked for until it takes the question. */
function GoOn() {
  const { client, texts, state: { link, refusal } } = useWidget();
  useEffect(() => {
    if (link === 'online') {
      const ask = () => void client.answerFaq(false);
      ask();
      const again = setInterval(ask, ASK_AGAIN_MS);
      return () => clearInterval(again);
    }
    return undefined;
  }, [client, link]);
  return refusal ? <Closed words={texts.refusal(refusal)} action={() => void client.answerFaq(false)} /> : <Loading />;
}

function Loading() {
  const { texts } = useWidget();
  return <div class="center" role="status"><span class="spinner" aria-hidden="true" />{texts.t('loading')}</div>;
}

/** Where nothing that a visitor does helps: the website may not show this channel, or it is gone. */
const NEVER: Readonly<Record<string, TextKey | undefined>> = {
  'access.originNotAllowed': 'elsewhereTitle', 'channel.notFound': 'closed.deleted',
};

function Body() {
  const { state, texts, client } = useWidget();
  if (state.thread?.conversation.status === 'faqSuggestion') {
    return <Suggestions />;
  }
  if (state.thread !== null) {
    return (
      <>
        <Conversation thread={state.thread} />
        {state.refusal && <p class="refusal" role="alert">{texts.refusal(state.refusal)}</p>}
        {isEnded(state.thread.conversation.status) ? <ChatEnded /> : <Composer />}
      </>
    );
  }
  if (state.connectionRefusal !== null) {
    const never = NEVER[state.connectionRefusal.code];
    return never
      ? <Closed title={texts.t(never)} words={texts.t('elsewhere')} />
      : <Closed words={texts.refusal(state.connectionRefusal)} action={() => client.connect()} />;
  }
  if (state.availability === null) {
    return <Loading />;
  }
  return state.availability.open || state.starting ? <StartForm /> : <NoChats availability={state.availability} />;
}

function NoChats({ availability: { reason, holiday, opensAt } }: { availability: AvailabilityView }) {
  const { state, texts } = useWidget();
  const words = texts.choose('closed', reason, { holiday: holiday ?? '' }) ?? texts.t('closed.other');
  const opens = opensAt ? opensWords(texts, new Date(opensAt), state.look?.language) : null;
  const own = state.look?.offline;
  return <Closed title={own?.header} words={own?.message ?? words} more={opens} />;
}

interface ClosedProps {
  title?: string | null | undefined;
  words: string;
  more?: string | null;
  action?: () => void;
}

function Closed({ title, words, more, action }: ClosedProps) {
  const { texts } = useWidget();
  return (
    <div class="center closed" role="status">
      <span class="closed-mark" aria-hidden="true"><Icon name="moon" size={32} /></span>
      <h2 class="words-own">{title ?? texts.t('closedTitle')}</h2>
      <p class="words-own">{words}</p>
      {more && <p class="opens">{more}</p>}
      {action && <button class="secondary" type="button" onClick={action}>{texts.t('tryAgain')}</button>}
    </div>
  );
}

const PATIENCE_MS = 1_200;

/** A connection that comes back at once is not worth a word. */
function Banner() {
  const { state, texts } = useWidget();
  const [tooLong, setTooLong] = useState(false);
  const away = state.link === 'lost' || state.link === 'connecting';
  useEffect(() => {
    setTooLong(false);
    const timer = away ? setTimeout(() => setTooLong(true), PATIENCE_MS * (state.link === 'lost' ? 1 : 3)) : undefined;
    return () => clearTimeout(timer);
  }, [away, state.link]);
  const words = state.thread === null && state.link === 'connecting' ? 'cannotConnect' : 'reconnecting';
  const said = state.noConnection ? texts.refusal(state.noConnection) : texts.t(words);
  return <div class="banner-place" role="status">{tooLong && away && <p class="banner">{said}</p>}</div>;
}
