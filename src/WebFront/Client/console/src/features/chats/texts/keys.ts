import type en from './en.json';
import type late from './late.en.json';

type Own = typeof en & typeof late;

declare module '../../../lib/i18n' {
  interface Texts extends Own {}
}
