import type { PreChatView } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { emptyForm, problemsOf, questionOver, toStart } from '../src/visitor/startForm';

const asked = { fields: { name: 'required', email: 'optional', company: 'hidden', phone: 'hidden', country: 'hidden' } } as PreChatView;

describe('problemsOf', () => {
  it('misses what nobody sees', () => {
    expect(problemsOf({ ...emptyForm, name: '\u200b', question: '\u3164\u200d' }, asked)).toEqual({ name: 'missing', question: 'questionMissing' });
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
    expect(toStart({ ...emptyForm, name: ' Ann\u202egnp\u200b', email: '\u200b', company: 'A\nB', question: ' Half \ud83d\0 ' }, 'key'))
      .toMatchObject({ name: 'Anngnp', email: null, company: 'A B', question: 'Half \ufffd' });
  });
});
