import { beforeAll, describe, expect, it } from 'vitest';
import { auditMeanings, searchedText } from '../src/features/audit/auditMeanings';
import { speak, startTexts } from '../src/lib/i18n';
import { wordsOf } from '../src/shell/words';

describe('what the words of a search stand for', () => {
  beforeAll(() => startTexts(wordsOf));

  it.each([
    ['en', 'DISABLED', 'person.disabled'], ['nb', 'deaktivert', 'person.disabled'], ['nb', 'Endringslogg', null], ['nb', 'låst', 'person.unlocked'],
    ['en', 'deaktivert', null],
  ] as const)('%s: “%s” is the kind %s', async (language, text, kind) => {
    await speak(language);
    expect(auditMeanings(text).flatMap(({ kinds }) => kinds)).toEqual(kind === null ? [] : [kind]);
  });

  it.each([
    ['en', 'internal', 'channel', 'name'], ['nb', 'avsendernavn', 'mail', 'fromName'], ['nb', 'mørk', 'channel', 'dark'], ['en', 'sign-in', 'person', 'provider'],
    ['nb', 'påkrevd', 'channel', 'required'], ['nb', 'ja', 'channel', 'true'], ['en', 'manager', 'person', 'respond, manager'], ['nb', 'finsk', 'channel', 'fi'],
    ['nb', 'neste', 'channel', '~nextDay'], ['nb', 'dag)', 'channel', '~nextDay'], ['en', '(next', 'channel', '~nextDay'], ['nb', 'stengt', 'channel', '~closed'],
    ['nb', 'minutter', 'channel', '~minute'], ['nb', 'minutt', 'channel', '~minute'], ['en', 'seconds', 'channel', '~second'], ['nb', 'timer', 'channel', '~hour'],
    ['nb', 'døgn', 'channel', '~day'], ['nb', '90', 'channel', '~90'], ['en', '1,441', 'channel', '~1441'], ['nb', '25.', 'channel', '~25'],
    ['nb', 'des.', 'channel', '~month12'], ['en', 'Dec', 'channel', '~month12'], ['en', 'picture', 'person', 'photo'], ['nb', 'bilde', 'channel', 'look.logo'],
    ['en', 'manager,', 'person', 'respond, manager'], ['nb', 'mørk,', 'channel', 'dark'],
    ['en', 'starttls', 'mail', 'startTls'], ['nb', 'mandag:', 'channel', 'hours.monday.open'],
  ] as const)('%s: “%s” is in the group %s the name or value %s', async (language, text, group, stored) => {
    await speak(language);
    expect(auditMeanings(text).flatMap(({ said }) => said).find((each) => each.group === group)?.stored).toContain(stored);
  });

  it.each([['en', 'program', true], ['nb', 'Programmet', true], ['nb', 'program', true], ['en', 'picture', false]] as const)('%s: “%s” is what nobody did: %s', async (language, text, nobody) => {
    await speak(language);
    expect(auditMeanings(text).some(({ program }) => program)).toBe(nobody);
  });

  it('leaves out what a line that was copied from the screen has between its words', () => {
    expect(searchedText('Sent i: 15 minutes → 2 hours – 08:00–12:00 (next day), “Shop”:  #112233')).toBe('Sent i 15 minutes 2 hours 08:00–12:00 next day Shop #112233');
    expect(auditMeanings('→ – -')).toEqual([]);
  });

  it.each([['✓', '✓'], [' 🎉 ', '🎉'], ['→  ::', '→ ::'], ['', ''], ['  ', '']])('looks for “%s” where nothing else was typed, and not for everything', (typed, searched) => {
    expect(searchedText(typed)).toBe(searched);
    expect(auditMeanings(typed)).toEqual([]);
  });

  it('is told word by word, and never more than the server takes', async () => {
    await speak('nb');
    expect(auditMeanings('Person  deaktivert person x').map(({ word }) => word)).toEqual(['person', 'deaktivert']);
    for (const word of ['en', 'er', 'an', 'st']) {
      const told = auditMeanings(word).map(({ kinds, said }) => kinds.length + said.flatMap(({ stored }) => stored).length);
      expect(Math.max(...told)).toBeLessThan(400);
    }
  });
});
