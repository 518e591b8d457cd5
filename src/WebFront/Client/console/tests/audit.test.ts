import { beforeAll, describe, expect, it } from 'vitest';
import { auditMeanings } from '../src/settings/auditMeanings';
import { speak, startTexts } from '../src/texts/i18n';

describe('what the words of a search stand for', () => {
  beforeAll(startTexts);

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
    ['en', 'starttls', 'mail', 'startTls'], ['nb', 'mandag:', 'channel', 'hours.monday.open'],
  ] as const)('%s: “%s” is in the group %s the name or value %s', async (language, text, group, stored) => {
    await speak(language);
    expect(auditMeanings(text).flatMap(({ said }) => said).find((each) => each.group === group)?.stored).toContain(stored);
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
