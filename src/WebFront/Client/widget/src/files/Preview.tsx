import { useEffect, useRef, useState } from 'preact/hooks';
import { FileIcon, type FileIconName } from './icons';

/** Larger ones are not worth the memory that drawing them takes. */
const LARGEST = 25_000_000;
const SIDE = 88;

/** A picture that is not sent yet, drawn here: addresses of its own a website's policy may forbid. */
export function Preview({ file, icon }: { file: File | null; icon: FileIconName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, draw] = useState(false);
  const drawable = icon === 'image' && file !== null && file.size <= LARGEST;
  useEffect(() => {
    let here = drawable;
    const paint = async (source: File) => {
      const picture = await createImageBitmap(source);
      if (here) {
        fill(canvas.current!, picture);
        draw(true);
      }
      picture.close();
    };
    if (drawable) {
      void paint(file).catch(() => undefined); // The browser knows no such pictures: the icon stays.
    }
    return () => {
      here = false;
    };
  }, [file, drawable]);
  return (
    <span class="file-mark">
      {drawable && <canvas ref={canvas} width={SIDE} height={SIDE} hidden={!drawn} aria-hidden="true" />}
      {!drawn && <FileIcon name={icon} />}
    </span>
  );
}

/** From its middle. */
function fill(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const scale = Math.max(SIDE / picture.width, SIDE / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext('2d')!.drawImage(picture, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
}
