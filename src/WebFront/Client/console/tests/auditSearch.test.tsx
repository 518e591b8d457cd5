import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Audit } from '../src/features/audit/Audit';
import { auditApi } from '../src/features/audit/api';
import { answers, fieldOf, onScreen, place, show, shown, waitFor } from './screen';

const SEARCH = 'POST /api/admin/audit/search';
const NOTHING = { text: '', actor: '', kind: '', from: '', until: '' };

onScreen();

describe('the search of the audit log', () => {
  it.each(['20266-11-29', 'never', '0000-00-00'])('leaves %s out, which is no date', async (day) => {
    const { sent } = answers([SEARCH, { entries: [] }]);
    await auditApi.search({ ...NOTHING, from: day, until: day }, [], null);
    expect(sent(SEARCH)).toEqual([expect.objectContaining({ from: null, until: null })]);
  });

  it('has no end after the last day that there is', async () => {
    const { sent } = answers([SEARCH, { entries: [] }]);
    await auditApi.search({ ...NOTHING, from: '2026-11-29', until: '9999-12-31' }, [], null);
    expect(sent(SEARCH)).toEqual([expect.objectContaining({ from: new Date(2026, 10, 29).toISOString() })]);
    await auditApi.search({ ...NOTHING, until: '2026-11-29' }, [], null);
    expect(sent(SEARCH)[1]).toMatchObject({ from: null, until: new Date(2026, 10, 30).toISOString() });
  });

  it.each(['From', 'Until'])('says at the field %s that a date is none, and goes on', async (label) => {
    const { sent } = answers(['GET /api/admin/audit/actors', []], [SEARCH, { entries: [] }]);
    await show(<Audit />);
    await waitFor(() => expect(sent(SEARCH)).toHaveLength(1));
    expect(fieldOf(label).max).toBe('9999-12-31');
    await act(async () => {
      // As browsers give it; the page of the tests would not.
      vi.spyOn(fieldOf(label), 'value', 'get').mockReturnValue('20266-11-29');
      fieldOf(label).dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitFor(() => expect(sent(SEARCH)).toHaveLength(2));
    expect(shown()).toContain('There is no such date.');
    expect(place.querySelector('[role=search]')).not.toBeNull();
  });
});
