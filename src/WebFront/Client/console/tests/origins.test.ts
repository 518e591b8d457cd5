import { describe, expect, it } from 'vitest';
import { originOf } from '../src/features/channels/originOf';

describe('originOf', () => {
  it.each([
    ['https://www.example.com/shop?a=1', 'https://www.example.com'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['localhost:3000', 'https://localhost:3000'],
    ['example.com:8080/chat', 'https://example.com:8080'],
    ['www.example.com', 'https://www.example.com'],
    ['HTTPS://WWW.Example.com', 'https://www.example.com'],
  ])('%s is the website %s', (typed, origin) => expect(originOf(typed)).toBe(origin));

  it.each([
    '*', '', 'mailto:me@example.com', 'javascript:alert(1)', 'file:///etc', 'two words',
  ])('%s is none and stays', (typed) => expect(originOf(typed)).toBe(typed));
});
