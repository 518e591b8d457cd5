import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { lazyPart } from '../../ui/lazyPart';
import { withLateTexts } from '../../lib/lateTexts';
import { hasFiles } from './given';
import styles from './DropArea.module.css';

const DropPlace = lazyPart(withLateTexts(async () => (await import('./DropPlace')).DropPlace));

/** Browsers tell several times a second that something is dragged; of the pointer's leaving not all of them do. */
const LEFT_MS = 1_000;

interface Props {
  readonly label: string;
  /** What letting go does, where it is not sent to a customer. */
  readonly words?: string;
  readonly className: string | undefined;
  /** Null: nothing can be let go here; the words say so. */
  readonly onFiles: ((files: readonly File[]) => void) | null;
  readonly children: ReactNode;
}

/** React's events also come from dialogs that were opened in here: what is let go on these is not for the place behind them. */
const isInside = ({ currentTarget, target }: DragEvent): boolean => currentTarget.contains(target as Node);

/** Where files can be let go; elsewhere the browser would leave the page for them. */
export function DropArea({ label, words, className, onFiles, children }: Props) {
  const [dragged, drag] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const over = (event: DragEvent) => {
    if (hasFiles(event.dataTransfer)) {
      event.preventDefault();
      const taken = onFiles !== null && isInside(event);
      event.dataTransfer.dropEffect = taken ? 'copy' : 'none';
      clearTimeout(timer.current);
      timer.current = setTimeout(() => drag(false), LEFT_MS);
      drag(isInside(event));
    }
  };
  const drop = (event: DragEvent) => {
    if (hasFiles(event.dataTransfer)) {
      event.preventDefault();
      drag(false);
      if (isInside(event)) {
        onFiles?.([...event.dataTransfer.files]);
      }
    }
  };
  return (
    <section className={className} aria-label={label} onDragOver={over} onDrop={drop}>
      {children}
      {dragged && <div className={styles['drop-cover']}><DropPlace allowed={onFiles !== null} words={words} /></div>}
    </section>
  );
}
