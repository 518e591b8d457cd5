import { describe, expect, it } from 'vitest';
import { emptyForm, problemsOf, questionOver } from '../src/visitor/startForm';

describe('problemsOf', () => {
  it('takes a question as long as the server does, and says by how much another is longer', () => {
    const long = { ...emptyForm, question: 'x'.repeat(4_003) };
    expect(problemsOf({ ...emptyForm, question: `${'x'.repeat(4_000)}  ` }, null)).toEqual({});
    expect([problemsOf(long, null).question, questionOver(long)]).toEqual(['tooLong', 3]);
  });
});
