import type { FileView } from '@orleans-chat/shared';
import { backoff } from '@orleans-chat/shared/backoff';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { fetchFile, NoFileError } from './target';

interface Props {
  readonly file: FileView;
  readonly look: 'thumbnail' | 'preview';
  /** What it shows, where nothing around it says so. */
  readonly label?: string;
  /** It cannot be had, or is none that the browser knows. */
  readonly onBroken: (broken: true) => void;
}

const FAULTS_ALLOWED = 3;

/** What answers so, or not at all, may answer better a little later. */
const isPassing = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof NoFileError && (error.status === 429 || error.status >= 500));

const faultsIn = (error: unknown): number => {
  const offline = error instanceof TypeError && !navigator.onLine;
  return offline ? 0 : isPassing(error) ? 1 : FAULTS_ALLOWED;
};

/** A picture of the chat, drawn here: addresses of the browser's own a website's policy may forbid. */
export function Picture({ file, look, label, onBroken }: Props) {
  const { client, base } = useWidget();
  const { id } = file;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, show] = useState(false);
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let faults = 0;
    const draw = async (attempt: number) => {
      try {
        const picture = await createImageBitmap(await fetchFile(client, base, `${id}/${look}`));
        if (here && canvas.current !== null) {
          canvas.current.width = picture.width;
          canvas.current.height = picture.height;
          canvas.current.getContext('2d')!.drawImage(picture, 0, 0);
          show(true);
        }
        picture.close();
      } catch (error) {
        faults += faultsIn(error);
        if (here && faults >= FAULTS_ALLOWED) {
          onBroken(true);
        } else if (here) {
          timer = setTimeout(() => void draw(attempt + 1), backoff(attempt));
        }
      }
    };
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        seen.disconnect();
        void draw(0);
      }
    });
    seen.observe(canvas.current!);
    return () => {
      here = false;
      clearTimeout(timer);
      seen.disconnect();
    };
  }, [client, base, id, look, onBroken]);
  return (
    <canvas
      ref={canvas} class={shown ? 'drawn' : undefined} width={file.width!} height={file.height!} role={label ? 'img' : undefined}
      aria-label={label} aria-hidden={label === undefined}
    />
  );
}
