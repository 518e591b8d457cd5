import { resolve } from 'node:path';

/** The protocol's source, used as it stands by every package. */
export const shared = { '@orleans-chat/shared': resolve(import.meta.dirname, 'shared/src') };

/** A folder that the web front serves. */
export const output = (folder: string): string => resolve(import.meta.dirname, '../wwwroot', folder);
