import { isWeb, LINK_REL, localeOf, type MessageItem, type MessageState } from '@orleans-chat/shared';
import { useState } from 'preact/hooks';
import { useWidget } from './context';
import { Icon } from './icons';
import { late } from './late';
import { usePieces } from './usePieces';

const ICONS = { sending: 'clock', waiting: 'clock', sent: 'sent', read: 'read', refused: 'alert' } as const;

interface Props {
  item: MessageItem;
  /** First and last of a run by one speaker. */
  first: boolean;
  last: boolean;
}

const LinkCard = late(async () => (await import('../links/LinkCard')).LinkCard);
const FileCard = late(async () => (await import('../files/part')).FileCard, ({ file }) => <bdi>{file.name}</bdi>);

/** The second half of a double click is no answer. */
const DOUBLE_MS = 700;

const isYoung = (at: string, seconds: number): boolean => Date.now() - Date.parse(at) < seconds * 1_000;

export function MessageLine({ item, first, last }: Props) {
  const { client, state, texts } = useWidget();
  const [asked, ask] = useState(0);
  const remove = (button: HTMLElement) => {
    if (asked && Date.now() - asked > DOUBLE_MS) {
      client.remove(item.seq!);
    } else {
      button.focus(); // Safari does not, and the question is forgotten when the focus goes.
      ask(Date.now());
    }
  };
  const deletable = item.mine && !item.deleted && item.seq && isYoung(item.at, state.look?.deleteSeconds ?? 0);
  const speaker = item.mine ? texts.t('you') : (item.by.name ?? texts.t('agent'));
  const shape = `message ${item.mine ? 'mine' : 'theirs'}${first ? ' first' : ''}${last ? ' last' : ''} ${item.state ?? ''}`;
  return (
    <div class={shape}>
      <span class={first && !item.mine ? 'speaker' : 'hidden-words'}><bdi>{speaker}</bdi>{item.mine || !first ? ': ' : ''}</span>
      <div class="bubble">
        {item.file && <FileCard file={item.file} sent={item.seq !== null} />}
        {item.link && <LinkCard link={item.link} />}
        {item.deleted ? <em>{texts.t('deleted')}</em> : !item.file && <Words text={item.text} />}
        <span class="meta">
          <time dateTime={item.at}>
            {new Intl.DateTimeFormat(localeOf(texts.language), { timeStyle: 'short' }).format(new Date(item.at))}
          </time>
          {item.state && <State state={item.state} />}
        </span>
      </div>
      {deletable && (
        <p class="not-sent quiet">
          <button type="button" onBlur={() => ask(0)} onClick={(event) => remove(event.currentTarget)}>
            {texts.t(asked ? 'deleteSure' : 'delete')}
          </button>
        </p>
      )}
      {item.refusal && (
        <p class="not-sent">
          {texts.refusal(item.refusal)}{' '}
          {item.state === 'refused' && <button type="button" onClick={() => client.retry(item.key)}>{texts.t('retry')}</button>}
        </p>
      )}
    </div>
  );
}

function State({ state }: { state: MessageState }) {
  const { texts } = useWidget();
  const words = texts.t(`state.${state}`);
  return <span class="state" title={words}><Icon name={ICONS[state]} size={14} /><span class="hidden-words">{words}</span></span>;
}

function Words({ text }: { text: string }) {
  const { texts } = useWidget();
  return (
    <span class="words" dir="auto">
      {usePieces(text).map((piece, index) => (piece.href === null ? piece.text : (
        <a key={index} href={piece.href} title={piece.href} target={isWeb(piece.href) ? '_blank' : undefined} rel={LINK_REL}>
          {piece.text}{piece.host !== null && ` (${piece.host})`}
          {isWeb(piece.href) && <span class="hidden-words"> ({texts.t('opensInNewTab')})</span>}
        </a>
      )))}
    </span>
  );
}
