import { describe, expect, it } from 'vitest';
import { toPieces } from '../src/linker';
import { mayHaveLinks, webAddress } from '../src/links';

const links = (text: string) => toPieces(text).filter((piece) => piece.href !== null);
/** What of the text is a link. */
const linked = (text: string) => links(text).map((piece) => piece.text);
const hrefs = (text: string) => links(text).map((piece) => piece.href);

describe('toPieces', () => {
  it.each([
    // The sentence's own punctuation
    ['See https://example.com/a?b=1, or www.example.org.', ['https://example.com/a?b=1', 'www.example.org']],
    [
      'Is it https://example.com/a? Yes: https://example.com/b! Then https://example.com/c; and https://example.com/d…',
      ['https://example.com/a', 'https://example.com/b', 'https://example.com/c', 'https://example.com/d'],
    ],
    // Brackets
    ['https://en.wikipedia.org/wiki/Chat_(online)', ['https://en.wikipedia.org/wiki/Chat_(online)']],
    ['(see https://en.wikipedia.org/wiki/Chat_(online))', ['https://en.wikipedia.org/wiki/Chat_(online)']],
    [
      '(https://example.com/a) [https://example.com/b] {https://example.com/c} <https://example.com/d>',
      ['https://example.com/a', 'https://example.com/b', 'https://example.com/c', 'https://example.com/d'],
    ],
    ['[words](https://example.com/a)', ['https://example.com/a']],
    // Quotes
    ["https://en.wikipedia.org/wiki/Pandora's_box", ["https://en.wikipedia.org/wiki/Pandora's_box"]],
    ["'https://example.com/a' \"https://example.com/b\"", ['https://example.com/a', 'https://example.com/b']],
    [
      '«https://example.com/a» „https://example.com/b“ ‘https://example.com/c’ “https://example.com/d”',
      ['https://example.com/a', 'https://example.com/b', 'https://example.com/c', 'https://example.com/d'],
    ],
    [
      '「https://example.com/a」『https://example.com/b』《https://example.com/c》',
      ['https://example.com/a', 'https://example.com/b', 'https://example.com/c'],
    ],
    // Full-width punctuation
    ['请看https://example.com/a。', ['https://example.com/a']],
    [
      'https://example.com/a，https://example.com/b！https://example.com/c？（https://example.com/d）：https://example.com/e；',
      ['https://example.com/a', 'https://example.com/b', 'https://example.com/c', 'https://example.com/d', 'https://example.com/e'],
    ],
    ['見てhttps://example.com/a、https://example.com/b｜', ['https://example.com/a', 'https://example.com/b']],
    // Scripts
    ['https://ar.wikipedia.org/wiki/محادثة', ['https://ar.wikipedia.org/wiki/محادثة']],
    ['https://zh.wikipedia.org/wiki/聊天。', ['https://zh.wikipedia.org/wiki/聊天']],
    ['https://пример.рф/путь, www.пример.рф', ['https://пример.рф/путь', 'www.пример.рф']],
    ['https://موقع.وزارة-الاتصالات.مصر/', ['https://موقع.وزارة-الاتصالات.مصر/']],
    ['https://fa.wikipedia.org/wiki/می\u200cخواهم', ['https://fa.wikipedia.org/wiki/می\u200cخواهم']],
    // Schemes
    ['HTTP://EXAMPLE.com Https://example.com/A', ['HTTP://EXAMPLE.com', 'Https://example.com/A']],
    [
      'http://localhost:5000/console?a=b#c http://[::1]:80/ http://127.0.0.1',
      ['http://localhost:5000/console?a=b#c', 'http://[::1]:80/', 'http://127.0.0.1'],
    ],
    ['javascript:alert(1) data:text/html,x file:///etc/passwd ftp://example.com vbscript:x //example.com blob:https', []],
    ['http:// https://. www. www.a mailto: tel: @ a@b', []],
    ['example.com Readme.md e.g. 3.14', []],
    ['xhttps://example.com', []],
    // Mail and telephone
    ['Write to ann@example.com, or (bob.b+chat@mail.example.org).', ['ann@example.com', 'bob.b+chat@mail.example.org']],
    ['«ann@example.com»：bob@example.com。', ['ann@example.com', 'bob@example.com']],
    ['mailto:ann@example.com?bcc=all@example.com', ['mailto:ann@example.com', 'all@example.com']],
    ['tel:+47-22-33.44 tel:12ab', ['tel:+47-22-33.44']],
    ['.@example.com ann@@example.com', []],
  ])('finds in %j', (text, expected) => {
    expect(linked(text)).toEqual(expected);
  });

  it.each([
    '\u200b', '\u202e', '\u2066', '\u2069', '\ufeff', '\u2060', '\u200f', '\u00ad',
  ])('ends an address at %j, which nobody sees', (unseen) => {
    expect(linked(`${unseen}https://example.com/a${unseen}`)).toEqual(['https://example.com/a']);
    expect(linked(`https://example.com/a${unseen}gpj.exe`)).toEqual(['https://example.com/a']);
    expect(linked(`https://example.com${unseen}.evil.example/a`)).toEqual(['https://example.com']);
    expect(linked(`https://exa${unseen}mple.com/a`).every((found) => !found.includes(unseen))).toBe(true);
  });

  it.each([
    'https://bank.example@evil.example', 'https://bank.example:443@evil.example/', 'https://user:secret@evil.example',
    'https://bank.example\\@evil.example', 'https://bank.example＠evil.example', 'https://bank.example%40x@evil.example',
    'www.bank.example@evil.example', 'https://bank.example:@evil.example', 'http://@evil.example',
  ])('never links %j, which names a user', (text) => {
    expect(hrefs(text).filter((href) => !href!.startsWith('mailto:'))).toEqual([]);
  });

  it('says where an address leads that spells it otherwise', () => {
    expect(links('https://аррӏе.com/ https://example.com/ä ann@bücher.example www.пример.рф').map(({ host }) => host))
      .toEqual(['xn--80ak6aa92e.com', null, 'xn--bcher-kva.example', 'www.xn--e1afmkfd.xn--p1ai']);
    expect(links('https://xn--80ak6aa92e.com https://EXAMPLE.com:443 http://0x7f.1').map(({ host }) => host))
      .toEqual([null, null, '127.0.0.1']);
  });

  it.each([
    'https://аррӏе.com/xn--80ak6aa92e.com', 'https://аррӏе.com/?xn--80ak6aa92e.com', 'https://аррӏе.com#xn--80ak6aa92e.com',
    'www.аррӏе.com/www.xn--80ak6aa92e.com', 'xn--80ak6aa92e.com@аррӏе.com',
  ])('says where %j leads, although its other parts have that name too', (text) => {
    expect(links(text).map(({ host }) => host)).toEqual([text.startsWith('www.') ? 'www.xn--80ak6aa92e.com' : 'xn--80ak6aa92e.com']);
  });

  it('says nothing of the host where the text names it, with its port and its path', () => {
    const named = 'https://example.com:8443/a@b?c#d www.example.com?a=@b ann#1@example.com http://[::1]:8080/';
    expect(links(named).map(({ host }) => host).filter(Boolean)).toEqual([]);
  });

  it('leads to http, https, mailto and tel only', () => {
    expect(hrefs('www.example.org ann@example.com tel:112233 HTTP://example.com'))
      .toEqual(['https://www.example.org/', 'mailto:ann@example.com', 'tel:112233', 'http://example.com/']);
  });

  it.each([
    'a https://x.example/<b>"c" www.y.example) end',
    '',
    '😀https://example.com/😀 \ud83d',
    'x'.repeat(4_000),
    'https://'.repeat(500),
    '('.repeat(2_000) + 'https://example.com/' + '('.repeat(1_900),
    'a@'.repeat(2_000),
    "https://a.example/'".repeat(200),
  ])('loses no character of %j', (text) => {
    expect(toPieces(text).map((piece) => piece.text).join('')).toBe(text);
    expect(toPieces(text).every(({ href }) => href === null || /^(https?|mailto|tel):/.test(href))).toBe(true);
  });
});

describe('mayHaveLinks', () => {
  it.each([
    ['Hello there: how are you?', false], ['HTTPS://example.com', true], ['www.example.com', true], ['a@b.c', true], ['tel:1', true],
  ])('of %j is %j', (text, expected) => {
    expect(mayHaveLinks(text)).toBe(expected);
  });
});

describe('webAddress', () => {
  it.each([
    ['https://shop.example/a', 'https://shop.example/a'],
    ['https://shop.example@evil.example', null],
    ['javascript:alert(1)', null],
    ['https://a.example b', null],
    ['', null],
  ])('of %j is %j', (text, expected) => {
    expect(webAddress(text)).toBe(expected);
  });
});
