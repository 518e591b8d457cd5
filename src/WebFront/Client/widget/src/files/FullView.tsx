import type { FileView } from '@orleans-chat/shared';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { useSaving } from './FileCard';
import { FileIcon } from './icons';
import { Picture } from './Picture';
import { say } from './words';

interface Props {
  readonly file: FileView;
  readonly onClose: () => void;
  readonly onBroken: (broken: true) => void;
}

/** A picture as large as the screen allows. The browser keeps the focus in it, and gives it back where it came from. */
export function FullView({ file, onClose, onBroken }: Props) {
  const { texts } = useWidget();
  const { save, busy } = useSaving(file);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current!.showModal(), []);
  const close = () => dialog.current!.close();
  const saveWords = say(texts, 'files.save', { name: file.name });
  const closeWords = say(texts, 'files.close');
  return (
    <dialog
      class="full-view" ref={dialog} aria-label={file.name} onClose={onClose} onClick={({ target }) => target === dialog.current && close()}
      onKeyDown={(event) => event.stopPropagation()} // Escape closes the picture, not the window behind it.
    >
      <div class="full-view-head">
        <bdi class="file-name">{file.name}</bdi>
        <button class="icon" type="button" aria-label={saveWords} title={saveWords} aria-busy={busy} onClick={save}>
          <FileIcon name="download" />
        </button>
        <button class="icon" type="button" aria-label={closeWords} title={closeWords} onClick={close}><FileIcon name="remove" /></button>
      </div>
      <Picture file={file} look="preview" label={say(texts, 'files.picture', { name: file.name })} onBroken={onBroken} />
    </dialog>
  );
}
