import type { FileLimitsView, RefusalView } from '../contracts';
import { localRefusal } from '../refusals';

const MEGABYTE = 1_048_576;

/** Why a file cannot go, in the server's words, before anything of it does; null: nothing is known against it. */
export function problemOf({ name, size }: File, limits: FileLimitsView | null | undefined): RefusalView | null {
  if (!limits) {
    return localRefusal('files.notAllowed');
  }
  if (!limits.extensions.some((extension) => name.toLowerCase().endsWith(extension))) {
    return localRefusal('files.kindNotAllowed');
  }
  if (size === 0) {
    return localRefusal('files.empty');
  }
  return size <= limits.maxBytes
    ? null
    : { ...localRefusal('files.tooLarge'), details: { limit: String(Math.floor(limits.maxBytes / MEGABYTE)) } };
}
