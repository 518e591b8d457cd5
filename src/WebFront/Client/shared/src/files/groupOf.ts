import type { FileGroup } from '../contracts';

/** As what a file is shown that the server has not looked into yet. */
export function fileGroupOf(mediaType: string): FileGroup {
  const [kind] = mediaType.split('/');
  return kind === 'image' || kind === 'audio' || kind === 'video' || kind === 'text' ? kind
    : /zip|compressed/.test(mediaType) ? 'archive' : 'document';
}
