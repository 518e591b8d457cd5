import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ImportDialog } from '../../src/features/knowledge/exchange/ImportDialog';
import { exportAddress } from '../../src/features/knowledge/api';
import { click, onScreen, show, waitFor } from '../screen';
import { folder, refusal, server } from './server';

const PLAN = 'POST /api/knowledge/import?folder=f1&commit=false';
const ACT = 'POST /api/knowledge/import?folder=f1&commit=true';
const archive = new File(['PK'], 'faq.zip', { type: 'application/x-zip-compressed' });
const LINES = [
  { path: 'faq/returns.md', outcome: 'added', language: 'en', title: 'Returns' },
  { path: 'faq/frakt.nb.md', outcome: 'unchanged', language: 'nb', title: 'Frakt' },
  { path: 'faq/<b>.md', outcome: 'refused', refused: { code: 'input.invalid', text: '', details: { field: 'name', rule: 'required' } } },
  { path: 'logo.png', outcome: 'skipped' },
];
const report = (committed: boolean) => ({ committed, added: 1, changed: 0, unchanged: 1, refused: 1, lines: LINES });

onScreen();

const dialog = () => document.querySelector<HTMLElement>('[role=dialog]')!;
const inDialog = (words: string) => [...dialog().querySelectorAll('button')].find((each) => each.textContent === words);
const choose = (file: File) => act(async () => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
});
const open = () => show(<ImportDialog folder={folder('f1', 'Shipping')} onClose={vi.fn()} />);

describe('an import', () => {
  it('says of each file what would come of it, those that are refused first, before anything is done', async () => {
    const { sent } = server({ [PLAN]: report(false), [ACT]: report(true) });
    await open();
    expect(inDialog('Import 0 texts')?.disabled).toBe(true);
    await choose(archive);
    await waitFor(() => expect(dialog().textContent).toContain('Would be: 1 new, 0 changed, 1 unchanged, 1 refused'));
    expect([...dialog().querySelectorAll('li')].map((each) => [each.dataset['outcome'], each.querySelector('bdi')!.textContent]))
      .toEqual([['refused', 'faq/<b>.md'], ['added', 'faq/returns.md'], ['unchanged', 'faq/frakt.nb.md'], ['skipped', 'logo.png']]);
    expect(dialog().querySelector('li')!.textContent).toContain('Please fill this in.');
    expect(sent(ACT)).toEqual([]);
    const [blob] = sent(PLAN) as Blob[];
    expect([blob!.type, await blob!.text()]).toEqual(['application/zip', 'PK']);
    await click(inDialog('Import 1 text'));
    expect(sent(ACT)).toHaveLength(1);
    await waitFor(() => expect(dialog().textContent).toContain('Done: 1 new'));
    expect(inDialog('Import 1 text')).toBeUndefined();
    expect(inDialog('Close')).toBeDefined();
  });

  it('says why an archive is not taken, and takes another', async () => {
    const { all } = server({ [PLAN]: () => refusal('input.tooLarge', { limit: '9' }, 413) });
    await open();
    await choose(archive);
    await waitFor(() => expect(dialog().querySelector('[role=alert]')).not.toBeNull());
    expect(dialog().querySelector('li')).toBeNull();
    all[PLAN] = report(false);
    await choose(new File(['PK'], 'other.zip'));
    await waitFor(() => expect(dialog().querySelectorAll('li')).toHaveLength(4));
    expect(dialog().querySelector('[role=alert]')).toBeNull();
  });
});

describe('an export', () => {
  it('is at the address of its folder', () => {
    expect(exportAddress('f1')).toBe('/api/knowledge/export?folder=f1');
  });
});
