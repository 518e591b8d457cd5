import { resolve } from 'node:path';

const source = (name: string): string => resolve(import.meta.dirname, name, 'src');

/** Sources that packages use of each other, as they stand. */
export const shared = {
  '@orleans-chat/shared': source('shared'), '@orleans-chat/loader': source('loader'), '@orleans-chat/widget': source('widget'),
};

/** A folder that the web front serves. */
export const output = (folder: string): string => resolve(import.meta.dirname, '../wwwroot', folder);

const builtin = (name: string): [string, string] => [`${source('shared')}/builtins.ts`, name];

/** What pages of others may have changed, also for the libraries in the bundle. */
export const builtins = {
  'Array.from': builtin('arrayFrom'),
  'Object.assign': builtin('assign'),
  'Object.entries': builtin('entries'),
  'Object.fromEntries': builtin('fromEntries'),
  'Object.keys': builtin('keys'),
  'JSON.parse': builtin('parse'),
  'JSON.stringify': builtin('stringify'),
  Map: builtin('CleanMap'),
  Set: builtin('CleanSet'),
};
