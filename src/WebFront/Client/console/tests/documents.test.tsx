import type { DocumentDetails, DocumentLibrary, DocumentView, FileView } from '@orleans-chat/shared';
import { act } from 'react';
import { Toasts } from '../src/ui/toasts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { requestsGoTo } from '../../shared/tests/files/fakeRequest';
import { UploadServer } from '../../shared/tests/files/uploadServer';
import { DocumentsScreen } from '../src/features/documents/DocumentsScreen';
import { findDocuments, inFolder, pathTo, placesFor } from '../src/features/documents/library';
import { sendDocument } from '../src/features/documents/sendDocument';
import { answers, button, click, labelled, onScreen, place, show, shown, waitFor } from './screen';

const file: FileView = { id: 'f1', name: 'prices-2026.pdf', group: 'document', mediaType: 'application/pdf', length: 2_048 };
const document1: DocumentView = {
  id: 'd1', folderId: null, name: 'Prices', description: 'What boats cost', version: 3, fileVersion: 2, file,
  changedAt: '2026-01-01T10:00:00Z', changedBy: 'Ann', sent: 4,
};
const manual: DocumentView = { ...document1, id: 'd2', folderId: 'o2', name: 'Kayak manual', description: '', sent: 1 };
const library: DocumentLibrary = {
  folders: [{ id: 'o1', parentId: null, name: 'Manuals', version: 1 }, { id: 'o2', parentId: 'o1', name: 'Kayaks', version: 1 }],
  documents: [document1, manual],
};
const details: DocumentDetails = {
  document: document1,
  versions: [
    { number: 2, file, at: '2026-01-01T10:00:00Z', by: 'Ann' }, { number: 1, file: { ...file, id: 'f0' }, at: '2025-01-01T10:00:00Z' },
  ],
  sent: [{ sessionId: 's1', at: '2026-02-01T10:00:00Z', by: 'Bo', fileVersion: 2, seq: 7 }],
};

const letGo = (...files: File[]) => act(async () => {
  const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: { types: ['Files'], files } });
  place.querySelector('.documents')!.dispatchEvent(event);
});

const rows = () => [...place.querySelectorAll('.document-words > :first-child')].map((each) => each.textContent);
const row = (name: string) => [...place.querySelectorAll('.document-open')].find((each) => each.textContent?.includes(name));

onScreen();

describe('the library of documents', () => {
  let server: UploadServer;

  beforeEach(() => {
    server = new UploadServer();
    requestsGoTo(server);
  });

  it('is walked by its folders, and found by words from all of them', async () => {
    answers(['GET /api/documents', library]);
    await show(<DocumentsScreen />);
    await waitFor(() => expect(rows()).toEqual(['Manuals', 'Prices']));
    expect(shown()).toContain('sent 4 times');
    await click(row('Manuals'));
    await click(row('Kayaks'));
    expect(rows()).toEqual(['Kayak manual']);
    await click(button('Manuals'));
    expect(rows()).toEqual(['Kayaks']);
    const search = labelled('Search documents') as HTMLInputElement;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(search, 'BOATS cost');
      search.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(rows()).toEqual(['Prices']);
  });

  it('takes files that are let go on it, as documents of their names in the folder that is open', async () => {
    const oars = { ...manual, id: 'd3', folderId: 'o1', name: 'Oars' };
    const { sent } = answers(['GET /api/documents', library], ['POST /api/admin/documents', oars]);
    await show(<DocumentsScreen />);
    await waitFor(() => expect(rows()).toEqual(['Manuals', 'Prices']));
    await click(row('Manuals'));
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [new File(['x'], 'Oars.v2.pdf', { type: 'application/pdf' })] },
    });
    await act(async () => void place.querySelector('.documents')!.dispatchEvent(drop));
    expect(drop.defaultPrevented).toBe(true);
    await waitFor(() => expect(rows()).toEqual(['Kayaks', 'Oars']));
    expect(sent('POST /api/admin/documents')).toEqual([{ folderId: 'o1', name: 'Oars.v2', description: '', fileId: '1' }]);
    expect(place.querySelectorAll('.upload')).toHaveLength(0);
  });

  it('keeps a file until it has become a document, also over the screen\'s end, and tries again', async () => {
    const oars = { ...document1, id: 'd3', name: 'Oars' };
    answers(['GET /api/documents', library], ['POST /api/admin/documents', { code: 'documents.nameTaken', detail: 'no' }, 409]);
    await show(<><DocumentsScreen /><Toasts /></>);
    await waitFor(() => expect(rows()).toHaveLength(2));
    await letGo(new File(['x'], 'Oars.pdf'), new File(['y'], 'Paddles.pdf'));
    await waitFor(() => expect(place.querySelectorAll('.upload[data-state=failed]')).toHaveLength(2));
    expect(place.querySelector('[role=alert]')?.textContent).toMatch(/Oars.pdf\W* was not added: There is already/);
    await show(<Toasts />);
    await show(<><DocumentsScreen /><Toasts /></>);
    await waitFor(() => expect(place.querySelectorAll('.upload[data-state=failed]')).toHaveLength(2));
    const { sent } = answers(['GET /api/documents', library], ['POST /api/admin/documents', oars]);
    await click(labelled('Try again: Oars.pdf'));
    await waitFor(() => expect(place.querySelectorAll('.upload')).toHaveLength(1));
    expect(rows()).toContain('Oars');
    expect(sent('POST /api/admin/documents')).toHaveLength(1);
    expect(server.asked.filter((method) => method === 'PATCH')).toHaveLength(2); // Not uploaded again.
  });

  it('lets one save over what somebody else has changed, after it was shown', async () => {
    const theirs = { ...document1, name: 'Prices of Bo', version: 4 };
    answers(['GET /api/documents', library]);
    await show(<DocumentsScreen />);
    await waitFor(() => expect(rows()).toHaveLength(2));
    await click(labelled('More about Prices'));
    const item = (words: string) => [...document.querySelectorAll('[role=menuitem]')].find((each) => each.textContent === words);
    await waitFor(() => expect(item('Change')).toBeDefined());
    await click(item('Change'));
    const form = () => document.querySelector<HTMLFormElement>('[role=dialog] form')!;
    await waitFor(() => expect(form()).not.toBeNull());
    answers(
      ['GET /api/documents', { ...library, documents: [theirs, manual] }],
      ['PUT /api/admin/documents/d1', { code: 'documents.changedMeanwhile', detail: 'no' }, 409],
    );
    await act(async () => form().requestSubmit());
    await waitFor(() => expect(form().textContent).toContain('Prices of Bo'));
    expect(form().querySelector('[type=submit]')?.textContent).toBe('Save mine over it');
    const { sent } = answers(['PUT /api/admin/documents/d1', { ...document1, version: 5 }]);
    await act(async () => form().requestSubmit());
    await waitFor(() => expect(form()).toBeNull());
    expect(sent('PUT /api/admin/documents/d1')).toEqual([
      { folderId: null, name: 'Prices', description: 'What boats cost', version: 4 },
    ]);
  });

  it('says in the server\'s words which file it does not take', async () => {
    answers(['GET /api/documents', library]);
    server.answers.push({ method: 'POST', status: 400, body: JSON.stringify({ code: 'files.kindNotAllowed', detail: 'no' }) });
    await show(<DocumentsScreen />);
    await waitFor(() => expect(rows()).toHaveLength(2));
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [new File(['x'], 'setup.exe')] },
    });
    await act(async () => void place.querySelector('.documents')!.dispatchEvent(drop));
    await waitFor(() => expect(shown()).toContain('Files of this kind cannot be sent here.'));
  });

  it('lists the versions of a document, and who sent which of them where', async () => {
    answers(['GET /api/documents', library], ['GET /api/admin/documents/d1', details]);
    await show(<DocumentsScreen />);
    await waitFor(() => expect(rows()).toHaveLength(2));
    await click(row('Prices'));
    const said = () => document.querySelector('[role=dialog]')?.textContent ?? '';
    await waitFor(() => expect(said()).toContain('Version 1: prices-2026.pdf'));
    expect(said()).toContain('Bo · Version 2');
    expect(document.querySelector('[role=dialog] a[href*="open=s1"]')?.getAttribute('href')).toBe('/console/history?open=s1&at=7');
    expect(document.querySelector('[role=dialog] a[download]')?.getAttribute('href')).toBe('/files/f1');
  });
});

describe('what stands where', () => {
  it('is known by folder, and from the top', () => {
    expect(inFolder(library, null)).toEqual({ folders: [library.folders[0]], documents: [document1] });
    expect(pathTo(library, 'o2').map(({ name }) => name)).toEqual(['Manuals', 'Kayaks']);
    expect(pathTo(library, 'gone')).toEqual([]);
  });

  it('goes neither into itself nor below', () => {
    expect(placesFor(library, 'o1')).toEqual([]);
    expect(placesFor(library, 'o2').map(({ id }) => id)).toEqual(['o1']);
  });

  it('ends where folders lie in each other', () => {
    const folders = [{ id: 'a', parentId: 'b', name: 'A', version: 1 }, { id: 'b', parentId: 'a', name: 'B', version: 1 }];
    expect(pathTo({ folders, documents: [] }, 'a').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is found by every word, names before descriptions', () => {
    const named = { ...manual, id: 'd3', name: 'Boats' };
    expect(findDocuments({ ...library, documents: [document1, named] }, 'boats').map(({ id }) => id)).toEqual(['d3', 'd1']);
    expect(findDocuments(library, 'kayak cost')).toEqual([]);
  });

  it('is sent as a message that knows its document', () => {
    const writeFile = vi.fn();
    sendDocument({ threads: { writeFile } } as never, 's1', document1);
    expect(writeFile).toHaveBeenCalledWith('s1', file, expect.stringMatching(/^[0-9a-f]{32}$/), 'd1');
  });
});
