import type { PreChatView } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { emptyForm, problemsOf, questionOver, refusedField, toStart } from '../src/visitor/startForm';

const asked = { fields: { name: 'required', email: 'optional', company: 'hidden', phone: 'hidden', country: 'hidden' } } as PreChatView;

describe('problemsOf', () => {
  it('misses what nobody sees', () => {
    expect(problemsOf({ ...emptyForm, name: '\u200b', question: '\u3164\u200d' }, asked))
      .toEqual({ name: 'missing', question: 'questionMissing' });
    expect(problemsOf({ ...emptyForm, name: 'Ann', email: '\u200b', question: 'Hi' }, asked)).toEqual({});
  });

  it('takes a question as long as the server does, and says by how much another is longer', () => {
    const long = { ...emptyForm, question: 'x'.repeat(4_003) };
    expect(problemsOf({ ...emptyForm, question: `${'x'.repeat(4_000)}  ` }, null)).toEqual({});
    expect([problemsOf(long, null).question, questionOver(long)]).toEqual(['tooLong', 3]);
  });
});

describe('toStart', () => {
  it('sends texts as they are stored', () => {
    const all = { ...asked, fields: { ...asked.fields, company: 'optional' } } as PreChatView;
    const typed = { ...emptyForm, name: ' Ann\u202egnp\u200b', email: '\u200b', company: 'A\nB', question: ' Half \ud83d\0 ' };
    expect(toStart(typed, all, 'key')).toMatchObject({ name: 'Anngnp', email: null, company: 'A B', question: 'Half \ufffd' });
  });

  it('keeps back what was written in fields that are not shown any more', () => {
    const form = { name: 'Ann', email: 'not an address', company: 'A', phone: '1', country: 'NO', question: 'Hi', consent: true };
    expect(toStart(form, { fields: { ...asked.fields, email: 'hidden' } } as PreChatView, 'key'))
      .toMatchObject({ name: 'Ann', email: null, company: null, phone: null, country: null, question: 'Hi', consent: false });
    expect(toStart(form, { ...asked, consentText: 'I agree' }, 'key')).toMatchObject({ email: 'not an address', consent: true });
  });
});

describe('refusedField', () => {
  it.each([
    ['name', 'name'], ['question', 'question'], ['phone', null], ['consent', null], ['messageId', null],
  ])('of a refused %s is %s', (field, expected) => {
    expect(refusedField({ code: 'input.invalid', text: 'no', details: { field } }, asked)).toBe(expected);
  });

  it('is the consent where the form asks for it', () => {
    const refusal = { code: 'input.invalid', text: 'no', details: { field: 'consent' } } as const;
    expect(refusedField(refusal, { ...asked, consentText: 'I agree' })).toBe('consent');
  });
});
