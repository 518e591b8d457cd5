import { browserStorage } from '@orleans-chat/shared';

const KEY = 'orleans-chat.console.emojis';
const MOST = 16;
const storage = browserStorage(() => localStorage);

/** The emojis that were used last in this browser, the latest first. */
export const used = (): readonly string[] => (storage.getItem(KEY) ?? '').split(' ').filter((symbol) => symbol !== '');

export const keepUsed = (symbol: string): void =>
  storage.setItem(KEY, [...new Set([symbol, ...used()])].slice(0, MOST).join(' '));
