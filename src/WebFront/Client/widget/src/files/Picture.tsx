import type { FileView } from '@orleans-chat/shared';
import { backoff } from '@orleans-chat/shared/backoff';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { fetchFile } from './target';

interface Props {
  readonly file: FileView;
  readonly look: 'thumbnail' | 'preview';
  /** What it shows, where nothing around it says so. */
  readonly label?: string;
}

/** A picture of the chat, drawn here: addresses of the browser's own a website's policy may forbid. Tried until it comes. */
export function Picture({ file, look, label }: Props) {
  const { client, base } = useWidget();
  const { id } = file;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, show] = useState(false);
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
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
      } catch {
        timer = here ? setTimeout(() => void draw(attempt + 1), backoff(attempt)) : undefined;
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
  }, [client, base, id, look]);
  return (
    <canvas
      ref={canvas} class={shown ? 'drawn' : undefined} width={file.width!} height={file.height!} role={label ? 'img' : undefined}
      aria-label={label} aria-hidden={label === undefined}
    />
  );
}
