import { localeOf } from '@orleans-chat/shared';
import { fileGroupOf } from '@orleans-chat/shared/files/groupOf';
import { sizeWords } from '@orleans-chat/shared/files/sizeWords';
import type { UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { useRef } from 'preact/hooks';
import type { Texts } from '../texts/translate';
import { useWidget } from '../ui/context';
import { FileIcon } from './icons';
import { Preview } from './Preview';
import css from './files.css?inline';
import { useStyles } from '../ui/useStyles';
import { uploadsOf } from './unsent';
import { say } from './words';

/** What is about to be sent, above the field where one writes. */
export function Tray() {
  const widget = useWidget();
  const { texts } = widget;
  const uploads = uploadsOf(widget);
  const place = useRef<HTMLDivElement>(null);
  useStyles(place, css);
  const items = uploads?.items ?? [];
  return (
    <div class="tray" ref={place}>
      {items.length > 0 && (
        <ul aria-label={say(texts, 'files.list')}>
          {items.map((item) => (
            <Unsent
              key={item.key} item={item} texts={texts} onRemove={() => uploads!.remove(item.key)} onRetry={() => uploads!.retry(item.key)}
            />
          ))}
        </ul>
      )}
      <p class="hidden-words" role="status">{useNews(items, texts)}</p>
    </div>
  );
}

interface UnsentProps {
  readonly item: UploadItem;
  readonly texts: Texts;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

function Unsent({ item, texts, onRemove, onRetry }: UnsentProps) {
  const { name, size, sent, state, file } = item;
  const locale = localeOf(texts.language);
  const under = state === 'sending' || state === 'waiting' || state === 'queued';
  const part = size === 0 ? 0 : sent / size;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
  const facts = [
    state !== 'failed' && sizeWords(size, locale), state === 'sending' && part < 1 && percent, stateWords(item, texts),
  ];
  return (
    <li class="unsent" data-state={state}>
      <Preview file={file} icon={fileGroupOf(item.mediaType)} />
      <div class="unsent-words">
        <bdi class="file-name" title={name}>{name}</bdi>
        <span class="file-state">{facts.filter(Boolean).join(' · ')}</span>
        {under && (
          <span
            class="file-progress" role="progressbar" aria-label={say(texts, 'files.progress', { name })}
            aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.floor(part * 100)} aria-valuetext={percent}
          >
            <span style={{ inlineSize: `${part * 100}%` }} />
          </span>
        )}
      </div>
      {item.retryable && <Act icon="retry" label={say(texts, 'files.retry', { name })} onClick={onRetry} />}
      <Act icon="remove" label={say(texts, under ? 'files.cancel' : 'files.remove', { name })} onClick={onRemove} />
    </li>
  );
}

function Act({ icon, label, onClick }: { icon: 'retry' | 'remove'; label: string; onClick: () => void }) {
  return <button class="icon" type="button" aria-label={label} title={label} onClick={onClick}><FileIcon name={icon} size={18} /></button>;
}

/** Null: how much of it has left says enough. */
function stateWords({ state, sent, size, wanted, left, refusal }: UploadItem, texts: Texts): string | null {
  if (refusal !== null) {
    return texts.refusal(refusal);
  }
  if (left) {
    return say(texts, state === 'ready' ? 'files.left' : 'files.leftUnfinished');
  }
  if (wanted && (state === 'sending' || state === 'queued')) {
    return say(texts, 'files.wanted');
  }
  if (state === 'sending') {
    return sent < size ? null : say(texts, 'files.checking');
  }
  return say(texts, `files.state.${state as Exclude<UploadItem['state'], 'sending' | 'failed'>}`);
}

/** What has just become of a file, for screen readers: not each of its bytes. */
function useNews(items: readonly UploadItem[], texts: Texts): string {
  const before = useRef(new Map<string, UploadItem>());
  const said = useRef('');
  const changed = items.filter(({ key, state }) => before.current.get(key)?.state !== state);
  before.current = new Map(items.map((item) => [item.key, item]));
  if (changed.length > 0) {
    said.current = changed.map((item) => say(texts, 'files.news', {
      name: item.name, words: stateWords(item, texts) ?? say(texts, 'files.sending'),
    })).join('\n');
  }
  return said.current;
}
