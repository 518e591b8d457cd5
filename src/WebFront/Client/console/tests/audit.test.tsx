import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Audit } from '../src/features/audit/Audit';
import { auditApi } from '../src/features/audit/api';
import { EVERYTHING } from '../src/features/audit/filter';
import texts from '../src/features/audit/texts/late.en.json';
import { speak } from '../src/lib/i18n';
import { button, click, fieldOf, onScreen, place, show, shown, type, waitFor } from './screen';

const HERE = '/console/settings/audit';
const ADA = { id: 'a'.repeat(32), name: 'Ada <ada@example.com>' };
const SHOP = { id: 'b'.repeat(32), name: 'Shop', group: 'channel' };
const ENTRY = {
  id: 7,
  at: '2026-11-29T10:00:00Z',
  actorId: ADA.id,
  actorName: ADA.name,
  kind: 'channel.changed',
  subjectId: SHOP.id,
  subject: SHOP.name,
  changes: [],
};

onScreen();

/** Answers with one entry, or with nothing where the text is `nothing`; keeps what was asked, the last one at the end. */
function server(refusal?: object) {
  const asked: Record<string, string>[] = [];
  vi.stubGlobal('fetch', vi.fn((path: string) => {
    const { pathname, searchParams } = new URL(path, 'https://chat.example');
    if (pathname !== '/api/admin/audit') {
      return Promise.resolve(Response.json(pathname.endsWith('/actors') ? [ADA] : [SHOP]));
    }
    asked.push(Object.fromEntries(searchParams));
    return Promise.resolve(refusal === undefined
      ? Response.json({ entries: searchParams.get('text') === 'nothing' ? [] : [ENTRY] })
      : Response.json(refusal, { status: 400 }));
  }));
  return asked;
}

/** The names in the list. */
const found = () => [...place.querySelectorAll('.audit-list > li bdi')].map((name) => name.textContent);

async function choose(label: string, value: string): Promise<void> {
  const select = fieldOf(label) as unknown as HTMLSelectElement;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(select, value);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('what the audit log is asked', () => {
  it.each(['20266-11-29', 'never', '0000-00-00'])('leaves %s out, which is no date', async (day) => {
    const asked = server();
    await auditApi.search({ ...EVERYTHING, from: day, until: day }, null);
    expect(asked).toEqual([{}]);
  });

  it('has the last day in it, and no end after the last day that there is', async () => {
    const asked = server();
    await auditApi.search({ ...EVERYTHING, from: '2026-11-29', until: '9999-12-31' }, 9);
    await auditApi.search({ ...EVERYTHING, until: '2026-11-29' }, null);
    expect(asked).toEqual([{ from: new Date(2026, 10, 29).toISOString(), before: '9' }, { until: new Date(2026, 10, 30).toISOString() }]);
  });
});

describe('the screen of the audit log', () => {
  beforeEach(() => history.replaceState(null, '', HERE));

  it('asks what a link says, and shows it in the fields', async () => {
    const asks = `text=100%2525+%2541&actor=${ADA.id}&kind=person.disabled&subject=${SHOP.id}&from=2026-11-01&until=2026-11-29`;
    history.replaceState(null, '', `${HERE}?${asks}`);
    const asked = server();
    await show(<Audit />);
    await waitFor(() => expect(found()).toEqual([SHOP.name]));
    expect(asked).toEqual([{
      text: '100%25 %41', actor: ADA.id, kind: 'person.disabled', subject: SHOP.id,
      from: new Date(2026, 10, 1).toISOString(), until: new Date(2026, 10, 30).toISOString(),
    }]);
    expect(['Find', 'By', 'Change', 'About', 'From', 'Until'].map((label) => fieldOf(label).value))
      .toEqual(['100%25 %41', ADA.id, 'person.disabled', SHOP.id, '2026-11-01', '2026-11-29']);
  });

  it('puts what is chosen into the address, and back leads to what was chosen before', async () => {
    const asked = server();
    await show(<Audit />);
    await choose('By', 'program');
    await waitFor(() => expect(asked.at(-1)).toEqual({ actor: 'program' }));
    await choose('Change', 'channel');
    await waitFor(() => expect(asked.at(-1)).toEqual({ actor: 'program', kind: 'channel' }));
    expect(location.search).toBe('?actor=program&kind=channel');
    await act(async () => history.back());
    await waitFor(() => expect(location.search).toBe('?actor=program'));
    await waitFor(() => expect(asked.at(-1)).toEqual({ actor: 'program' }));
    expect(fieldOf('Change').value).toBe('');
  });

  it('keeps one step back for a word, not one for each letter', async () => {
    const asked = server();
    const before = history.length;
    await show(<Audit />);
    for (const text of ['s', 'sh', 'shop']) {
      await type('Find', text);
      await waitFor(() => expect(location.search).toBe(`?text=${text}`));
    }
    await waitFor(() => expect(asked.at(-1)).toEqual({ text: 'shop' }));
    expect(history.length - before).toBe(1);
  });

  it('says when nothing was found, and shows everything again', async () => {
    history.replaceState(null, '', `${HERE}?text=nothing`);
    server();
    await show(<Audit />);
    await waitFor(() => expect(place.querySelector('[role=status]')?.textContent).toBe('Nothing was found.'));
    expect(found()).toEqual([]);
    await click(button('Show everything'));
    await waitFor(() => expect(found()).toEqual([SHOP.name]));
    expect(place.querySelector('[role=status]')?.textContent).toBe('');
    expect(location.search).toBe('');
    expect(button('Show everything')).toBeUndefined();
  });

  it('says at its field what the server refuses', async () => {
    history.replaceState(null, '', `${HERE}?from=2026-11-29&until=2026-11-01`);
    server({ code: 'input.invalid', title: 'Not right', details: { field: 'until', rule: 'order' } });
    await show(<Audit />);
    await waitFor(() => expect(shown()).toContain('This is before the other one.'));
    expect(fieldOf('Until').getAttribute('aria-invalid')).toBe('true');
    expect(fieldOf('From').getAttribute('aria-invalid')).not.toBe('true');
    expect(place.querySelector('[role=status]')?.textContent).toBe('');
  });

  it('keeps what was found last while what is asked now is refused', async () => {
    server();
    await show(<Audit />);
    await waitFor(() => expect(found()).toEqual([SHOP.name]));
    server({ code: 'input.invalid', title: 'Not right', details: { field: 'text', rule: 'length' } });
    await type('Find', 'shop');
    await waitFor(() => expect(fieldOf('Find').getAttribute('aria-invalid')).toBe('true'));
    expect(found()).toEqual([SHOP.name]);
  });

  it('does not say of what is refused that nothing was found', async () => {
    history.replaceState(null, '', `${HERE}?text=nothing`);
    server();
    await show(<Audit />);
    await waitFor(() => expect(place.querySelector('[role=status]')?.textContent).toBe('Nothing was found.'));
    server({ code: 'input.invalid', title: 'Not right', details: { field: 'text', rule: 'length' } });
    await type('Find', 'nothing at all');
    await waitFor(() => expect(fieldOf('Find').getAttribute('aria-invalid')).toBe('true'));
    expect(place.querySelector('[role=status]')?.textContent).toBe('');
  });

  it('gives the focus to the words to find when the button that shows everything goes', async () => {
    history.replaceState(null, '', `${HERE}?text=nothing`);
    server();
    await show(<Audit />);
    button('Show everything')!.focus();
    await click(button('Show everything'));
    await waitFor(() => expect(button('Show everything')).toBeUndefined());
    expect(document.activeElement).toBe(fieldOf('Find'));
  });

  it.each(['From', 'Until'])('says at the field %s that a date is none, and goes on', async (label) => {
    const asked = server();
    await show(<Audit />);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(fieldOf(label).max).toBe('9999-12-31');
    await act(async () => {
      // As browsers give it; the page of the tests would not.
      vi.spyOn(fieldOf(label), 'value', 'get').mockReturnValue('20266-11-29');
      fieldOf(label).dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual({});
    expect(shown()).toContain('There is no such date.');
  });

  it('shows an id that nobody knows as it is asked', async () => {
    history.replaceState(null, '', `${HERE}?actor=${'c'.repeat(32)}&subject=${'d'.repeat(32)}`);
    server();
    await show(<Audit />);
    await waitFor(() => expect(found()).toEqual([SHOP.name]));
    expect([fieldOf('By').value, fieldOf('About').value]).toEqual(['c'.repeat(32), 'd'.repeat(32)]);
  });

  it.each([['en', 'Change', 'People', 'Person disabled'], ['nb', 'Endring', 'Personer', 'Person deaktivert']] as const)(
    '%s: has every kind in the language, with whole groups before them', async (language, label, group, kind) => {
      await speak(language);
      server();
      await show(<Audit />);
      const options = [...(fieldOf(label) as unknown as HTMLSelectElement).options].map((option) => option.textContent);
      // And one for any.
      expect(options).toHaveLength(1 + Object.keys(texts).filter((key) => /^audit\.(?:group|kind)\./.test(key)).length);
      expect(options.indexOf(kind)).toBeGreaterThan(options.indexOf(group));
      expect(options.indexOf(group)).toBeGreaterThan(0);
    },
  );

  it('is worked with the keyboard alone', async () => {
    server();
    await show(<Audit />);
    const fields = [...place.querySelectorAll<HTMLElement>('[role=search] input, [role=search] select')];
    expect(fields).toHaveLength(6);
    expect(fields.filter((field) => field.tabIndex !== 0 || (field as HTMLInputElement).labels?.length !== 1)).toEqual([]);
  });
});
