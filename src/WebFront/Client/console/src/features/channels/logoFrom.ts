const MAX_WIDTH = 360;
const MAX_HEIGHT = 132;
const MAX_BYTES = 40 * 1_024;
const SHRINK = 0.75;

/**
 * A logo as the server takes it: made small enough (three times what the header shows), drawn anew, as base64 PNG, so that what is
 * transparent stays so. Null: the file is no picture that this browser knows.
 */
export async function logoFrom(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) {
    return null;
  }
  let scale = Math.min(1, MAX_WIDTH / picture.width, MAX_HEIGHT / picture.height);
  try {
    for (; Math.min(picture.width, picture.height) * scale >= 1; scale *= SHRINK) {
      const data = draw(picture, scale);
      if (data.length * SHRINK <= MAX_BYTES) {
        return data;
      }
    }
    return null;
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, scale: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
