import { addLateTexts } from './i18n';

/** What loads a part of the console whose texts stand in `late.*.json`: it shows when both are there. */
export const withLateTexts = <Part>(load: () => Promise<Part>) => async (): Promise<Part> =>
  (await Promise.all([load(), addLateTexts()]))[0];
