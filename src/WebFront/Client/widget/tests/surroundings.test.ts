import { afterEach, describe, expect, it, vi } from 'vitest';
import { localeOf } from '@orleans-chat/shared';
import { languageTag, surroundings, webAddress } from '../src/visitor/surroundings';

describe('the language of a browser', () => {
  it.each([
    ['C', null], ['en_US.UTF-8', null], ['en-US@posix', null], ['', null], [undefined, null], [null, null], [42, null],
    ['\0', null], ['\ud800', null], ['x'.repeat(5_000), null], [`en-${Array(9).fill('abcdef').join('-')}`, null],
    ['nb-NO', 'nb-NO'], ['en-us', 'en-US'], ['zh-hant-tw', 'zh-Hant-TW'],
  ])('%j is sent as %j', (said, sent) => expect(languageTag(said)).toBe(sent));

  it.each([['C'], ['en-US@posix'], ['en_US'], ['\ud800']])('%j does not decide how times are written', (tag) => {
    expect(localeOf('en', [tag])).toBe('en-GB');
  });
});

describe('the address of a page', () => {
  it.each([
    ['about:srcdoc', null], ['about:blank', null], ['blob:https://shop.example/1', null],
    ['file:///home/kari/shop.html', null], ['data:text/html,x', null], ['', null], [undefined, null],
    ['https://shop.example/\ud800a\0b', 'https://shop.example/ab'],
    ['https://shop.example/\u{1f6f6}', 'https://shop.example/\u{1f6f6}'],
  ])('%j is sent as %j', (said, sent) => expect(webAddress(said)).toBe(sent));

  it('is cut, and never in the middle of a character', () => {
    const long = webAddress(`https://shop.example/${'x'.repeat(1_978)}${'\u{1f6f6}'.repeat(1_000_000)}`)!;
    expect(long).toBe(`https://shop.example/${'x'.repeat(1_978)}`);
  });
});

describe('surroundings', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('are left out where reading them fails', () => {
    vi.stubGlobal('navigator', { get language() { throw new Error('none of your business'); } });
    expect(surroundings().language).toBeNull();
  });
});
