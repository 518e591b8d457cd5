import { limits } from '@orleans-chat/shared';

const SIDE = 256;
const QUALITIES = [0.85, 0.7, 0.5];

/**
 * A picture as the server takes it: cut to a square, made small, drawn anew (which leaves out where and with what it was taken),
 * as base64. Null: the file is no picture that this browser knows.
 */
export async function photoFrom(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) {
    return null;
  }
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIDE, SIDE];
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SIDE, SIDE);
  context.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  for (const quality of QUALITIES) {
    const data = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (data.length * 0.75 <= limits.photoBytes) {
      return data;
    }
  }
  return null;
}
