// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const contracts = readFileSync(join(root, 'shared/src/contracts.ts'), 'utf8');
const unions = [...contracts.matchAll(/^export type (\w+) =\s+(?:\| )?'/gm)].map(([, name]) => name!);
const fields = [...contracts.matchAll(/^ {2}(\w+)\??: (\w+)(?:\[\])?(?: \| null)?;$/gm)]
  .map(([, name, type]) => ({ name: name!, type: type! }));

/** Fields that hold one of a set of words wherever they stand. */
const words = new Set(fields.filter(({ type }) => unions.includes(type)).map(({ name }) => name)
  .filter((name) => fields.every((field) => field.name !== name || unions.includes(field.type))));

const declared = new RegExp(String.raw`\b(${[...words].join('|')})\??: (?:readonly )?string\b`, 'g');

/** Of the browser's own, and no words of the wire. */
const OWN: ReadonlySet<string> = new Set([
  'shared/src/wake.ts: type',
  'shared/src/warn.ts: reason',
  'console/src/ui/ReasonedButton.tsx: reason',
  'console/src/features/channels/fields.tsx: type',
  'console/src/features/chats/emoji/EmojiPicker.tsx: group',
]);

describe('the words of the wire', () => {
  it('are unions, with names that say what they are', () => {
    expect([...words]).toEqual(expect.arrayContaining(['kind', 'permissions', 'presence', 'reason', 'status', 'theme', 'type']));
    expect(unions).toEqual(expect.arrayContaining(['EventType', 'Permission', 'RefusalCode', 'SessionStatus']));
  });

  it('are nowhere taken for any text', () => {
    const sources = ['shared', 'loader', 'widget', 'preview', 'console']
      .flatMap((part) => readdirSync(join(root, part, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => join(part, 'src', file)))
      .filter((file) => /\.tsx?$/.test(file));
    const found = sources.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(declared)].map(([, name]) => `${file}: ${name!}`));
    expect(found.filter((each) => !OWN.has(each))).toEqual([]);
    expect([...OWN].filter((each) => !found.includes(each))).toEqual([]);
  });
});
