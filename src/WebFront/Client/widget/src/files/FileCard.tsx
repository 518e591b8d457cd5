import { localeOf, unexpected, type FileView } from '@orleans-chat/shared';
import { sizeWords } from '@orleans-chat/shared/files/sizeWords';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { useStyles } from '../ui/useStyles';
import css from './files.css?inline';
import { FullView } from './FullView';
import { FileIcon } from './icons';
import { Picture } from './Picture';
import { saveFile } from './target';
import { isSpoken, say, speak } from './words';

interface Props {
  readonly file: FileView;
  /** It is in the log: the server shows it to whoever may read the chat. */
  readonly sent: boolean;
}

/** A file as a message: a picture to look at, or a card to take it from. */
export function FileCard({ file, sent }: Props) {
  const { client, texts } = useWidget();
  const [, hear] = useState(false);
  const spoken = isSpoken(texts);
  const [open, show] = useState(false);
  const [broken, lose] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useStyles(place, css);
  useEffect(() => void speak(texts).then(() => hear(true)), [texts]);
  useEffect(() => client.changed.raise(), [client, spoken]); // It has grown: who was at the end of the log stays there.
  const look = say(texts, 'files.look', { name: file.name });
  return (
    <span class="file-card" ref={place}>
      {spoken && (sent && file.width && file.height && !broken ? (
        <button class="picture" type="button" aria-label={look} title={file.name} onClick={() => show(true)}>
          <Picture file={file} look="thumbnail" onBroken={lose} />
        </button>
      ) : <Card file={file} sent={sent} />)}
      {file.unscanned && <span class="file-warning">{say(texts, 'files.unscanned')}</span>}
      {open && !broken && <FullView file={file} onClose={() => show(false)} onBroken={lose} />}
    </span>
  );
}

function Card({ file, sent }: Props) {
  const { texts } = useWidget();
  const { save, busy } = useSaving(file);
  const size = sizeWords(file.length, localeOf(texts.language));
  const inside = (
    <>
      <span class="file-mark"><FileIcon name={file.group} /></span>
      <span class="unsent-words">
        <bdi class="file-name" title={file.name}>{file.name}</bdi>
        <span class="file-state">{size}</span>
      </span>
    </>
  );
  return sent ? (
    <button
      class="file-link" type="button" aria-label={say(texts, 'files.download', { name: file.name, size })} aria-busy={busy}
      onClick={save}
    >
      {inside}<FileIcon name="download" size={18} />
    </button>
  ) : <span class="file-link">{inside}</span>;
}

/** Once at a time. */
export function useSaving(file: FileView) {
  const widget = useWidget();
  const [busy, work] = useState(false);
  const save = () => {
    if (!busy) {
      work(true);
      void saveFile(widget, file).catch(() => widget.client.say({ ...unexpected, code: 'files.notFound' })).finally(() => work(false));
    }
  };
  return { save, busy };
}
