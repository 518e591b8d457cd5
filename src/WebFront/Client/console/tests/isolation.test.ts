import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../src/lib/i18n';
import { wordsOf } from '../src/shell/words';

beforeAll(() => startTexts(wordsOf));

describe('names in the console\'s sentences', () => {
  it.each([
    ['Ann\u202egnp', '\u2068Anngnp\u2069'], ['أحمد', '\u2068أحمد\u2069'], ['<Åse & Co>', '<Åse & Co>'], ['$t(close)', '$t(close)'],
  ])('%j stands there as %j', (name, shown) => {
    expect(t('respondTo', { name })).toContain(shown);
  });
});
