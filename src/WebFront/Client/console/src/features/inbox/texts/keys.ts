import type en from './en.json';

type Own = typeof en;

declare module '../../../lib/i18n' {
  interface Texts extends Own {}
}
