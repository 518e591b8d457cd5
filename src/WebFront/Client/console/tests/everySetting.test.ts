// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaves } from '../src/features/channels/paths';
import channelTexts from '../src/features/channels/texts/late.en.json';
import sharedTexts from '../src/lib/texts/en.json';

describe('every setting', () => {
  // The last line of the stored samples has all that there are; the server's tests hold that.
  const samples = readFileSync(join(import.meta.dirname, '../../../../../tests/Storage.Tests/Channels/golden/settings.jsonl'), 'utf8');
  const all = leaves(JSON.parse(samples.trim().split('\n').at(-1)!));
  const folder = join(import.meta.dirname, '../src/features/channels');
  const screens = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(folder, file), 'utf8')).join('');

  it('has a name', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((path) => !(`channel.field.${path}` in { ...channelTexts, ...sharedTexts }))).toEqual([]);
  });

  it('can be set on a tab', () => {
    // Days, colours of parts and fields of forms are each shown by one component for all.
    const byParts = /^(?:hours\.\w+day|look\.\w+|(?:offline|preChat)\.fields)\.\w+$/;
    expect(all.filter((path) => !byParts.test(path) && !screens.includes(`"${path}"`) && !screens.includes(`'${path}'`))).toEqual([]);
  });
});
