import type late from './late.en.json';

type Own = typeof late;

declare module '../../../../lib/i18n' {
  interface Texts extends Own {}
}
