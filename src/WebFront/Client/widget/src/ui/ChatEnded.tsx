import { useWidget } from './context';
import { Rating } from './Rating';

/** See useKeptFocus. */
const focusHere = { tabIndex: -1, 'data-focus': true };

/** Below a chat that has ended: the channel's form after the chat, and where one goes from here. */
export function ChatEnded() {
  const { state, texts, client } = useWidget();
  const form = state.look?.postChat;
  const conversation = state.thread?.conversation;
  const gone = state.availability?.reason === 'deleted';
  const mayReopen = conversation?.status === 'finished' && Boolean(form) && !gone;
  const answered = conversation?.messages.some((message) => message.by.kind === 'agent') ?? false;
  const given = conversation?.rating ?? null;
  const rates = Boolean(form?.rating) && answered && (conversation?.status === 'finished' || conversation?.status === 'closed');
  // One thing at a time is what is asked for: the rating first.
  const asks = rates && given === null;
  return (
    <footer class="over">
      {form?.header && <h2 class="words-own" {...focusHere}>{form.header}</h2>}
      <p class="words-own" {...(form?.header ? {} : focusHere)}>{form?.message ?? texts.t('over')}</p>
      {rates && <Rating question={form?.ratingText ?? texts.t('rate')} given={given} />}
      {gone
        ? <p>{texts.t('closed.deleted')}</p>
        : <button class={asks ? 'secondary' : 'primary'} type="button" onClick={() => client.startOver()}>{texts.t('startOver')}</button>}
      {mayReopen && <button class="secondary" type="button" onClick={() => void client.reopen()}>{texts.t('reopen')}</button>}
    </footer>
  );
}
