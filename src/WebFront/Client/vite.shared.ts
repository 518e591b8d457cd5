import { resolve } from 'node:path';

const source = (name: string): string => resolve(import.meta.dirname, name, 'src');

/** Sources that packages use of each other, as they stand. */
export const shared = { '@orleans-chat/shared': source('shared'), '@orleans-chat/loader': source('loader'), '@orleans-chat/widget': source('widget') };

/** A folder that the web front serves. */
export const output = (folder: string): string => resolve(import.meta.dirname, '../wwwroot', folder);
