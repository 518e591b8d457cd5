import type { ReplyLibrary } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { useAgent } from '../src/features/agent/store';
import { QuickReplies, QuickReplyWindow } from '../src/features/replies';
import { foldersOf, matching } from '../src/features/replies/templates';
import { TemplatesScreen } from '../src/features/replies/TemplatesScreen';
import { answers, button, click, fieldOf, labelled, onScreen, place, show, shown, type, waitFor } from './screen';

const library: ReplyLibrary = {
  templates: [
    { id: 't1', folder: 'Delivery/Delays', name: 'Late parcel', version: 3,
      texts: [{ language: 'en', text: 'Sorry, {firstName}.' }] },
    { id: 't2', folder: '', name: 'Greeting', version: 1, texts: [{ language: 'en', text: 'Hello!' }, { language: 'nb', text: 'Hei!' }] },
  ],
  quickReplies: [
    { id: 'q1', name: 'Thanks', text: 'Thank you!', shortcut: 'ty', editable: true, version: 2 },
    { id: 'q2', channelId: 'c1', name: 'Opening hours', text: 'Nine to five.', shortcut: null, editable: false, version: 1 },
  ],
  uses: [], timeZones: {},
};

const me = {
  id: 'a1', name: 'Ann', presence: 'present' as const, administrator: false,
  channels: [{ id: 'c1', name: 'Support', permissions: ['respond' as const, 'manager' as const] }],
};

onScreen();

const submit = () => click(place.querySelector('button[type="submit"]') ?? document.querySelector('button[type="submit"]'));

describe('quick replies', () => {
  it('are changed by whom the server lets, and say whose they are', async () => {
    await act(async () => useAgent.setState({ me }));
    answers(['GET /api/replies', library]);
    await show(<QuickReplies />);
    await waitFor(() => expect(shown()).toContain('Opening hours'));
    expect(shown()).toContain('/ty');
    expect(shown()).toContain('Support');
    expect(labelled('Change Thanks')).not.toBeNull();
    expect(labelled('Change Opening hours')).toBeNull();
  });

  it('say which other one has the shortcut, and keep what was written', async () => {
    await act(async () => useAgent.setState({ me }));
    const server = answers(
      ['GET /api/replies', library], ['POST /api/quick-replies', { code: 'reply.shortcutTaken', details: { name: 'Thanks' } }, 409],
    );
    await show(<QuickReplies />);
    await waitFor(() => expect(button('New quick reply')).toBeDefined());
    await click(button('New quick reply'));
    await type('Name', 'Thanks again');
    await act(async () => {
      const area = place.querySelector<HTMLTextAreaElement>('textarea')!;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area, 'Thanks a lot!');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await type('Shortcut', '/ty');
    await submit();
    await waitFor(() => expect(shown()).toContain('has this shortcut already'));
    expect(server.sent('POST /api/quick-replies'))
      .toEqual([{ name: 'Thanks again', text: 'Thanks a lot!', shortcut: 'ty', channelId: null }]);
    expect(fieldOf('Name').value).toBe('Thanks again');
  });

  it('are deleted only after a question', async () => {
    const server = answers(['GET /api/replies', library], ['DELETE /api/quick-replies/q1', {}, 200]);
    await show(<QuickReplies />);
    await waitFor(() => expect(labelled('Delete Thanks')).not.toBeNull());
    await click(labelled('Delete Thanks'));
    expect(server.fetch.mock.calls.some(([, { method }]) => method === 'DELETE')).toBe(false);
    await click(button('Delete'));
    await waitFor(() => expect(shown()).not.toContain('Thank you!'));
  });

  it('begin with the text of a message, in a window whose sending is not the composer\'s', async () => {
    await act(async () => useAgent.setState({ me }));
    const server = answers(['GET /api/replies', library], ['POST /api/quick-replies', library.quickReplies[0]]);
    let sent = 0;
    await show(
      <form onSubmit={(event) => { event.preventDefault(); sent += 1; }}>
        <QuickReplyWindow first={{ text: 'From the chat' }} onClose={() => undefined} />
      </form>,
    );
    await waitFor(() => expect(document.querySelector<HTMLTextAreaElement>('textarea')?.value).toBe('From the chat'));
    await act(async () => {
      const name = [...document.querySelectorAll('input')][0]!;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(name, 'Saved');
      name.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(document.querySelector('button[type="submit"]'));
    await waitFor(() => expect(server.sent('POST /api/quick-replies')).toMatchObject([{ name: 'Saved', text: 'From the chat' }]));
    expect(sent).toBe(0);
  });
});

describe('reply templates', () => {
  it('have the folders in which something lies, and are found by all words', () => {
    expect(foldersOf(library.templates)).toEqual(['Delivery', 'Delivery/Delays']);
    expect(matching(library.templates, 'delays sorry').map(({ id }) => id)).toEqual(['t1']);
    expect(matching(library.templates, 'hei').map(({ id }) => id)).toEqual(['t2']);
  });

  it('are saved with the version that was seen, and shown as the server has them', async () => {
    const stored = { ...library.templates[0]!, name: 'Later parcel', version: 4 };
    const server = answers(['GET /api/replies', library], ['PUT /api/templates/t1', stored]);
    await show(<TemplatesScreen />);
    await waitFor(() => expect(labelled('Change Late parcel')).not.toBeNull());
    await click(labelled('Change Late parcel'));
    await waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
    await click([...document.querySelectorAll('button')].find((each) => each.textContent === 'channel'));
    await submit();
    await waitFor(() => expect(server.sent('PUT /api/templates/t1')).toEqual([{
      folder: 'Delivery/Delays', name: 'Late parcel', version: 3,
      texts: [{ language: 'en', text: expect.stringContaining('{channel}') as string }],
    }]));
    await waitFor(() => expect(shown()).toContain('Later parcel'));
  });

  it('show what was stored meanwhile, and are saved over it on demand', async () => {
    const theirs = { ...library.templates[1]!, version: 5, texts: [{ language: 'en', text: 'Good day!' }] };
    const server = answers(['GET /api/replies', library], ['PUT /api/templates/t2', { code: 'reply.changedMeanwhile' }, 409]);
    await show(<TemplatesScreen />);
    await waitFor(() => expect(labelled('Change Greeting')).not.toBeNull());
    await click(labelled('Change Greeting'));
    await waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
    const before = server.fetch.getMockImplementation()!;
    server.fetch.mockImplementation((path, init) => (path === '/api/replies'
      ? Promise.resolve(Response.json({ ...library, templates: [theirs] })) : before(path, init)));
    await submit();
    await waitFor(() => expect(document.body.textContent).toContain('Good day!'));
    expect(document.body.textContent).toContain('Save mine over it');
    await submit();
    await waitFor(() => expect(server.sent('PUT /api/templates/t2')).toMatchObject([{ version: 1 }, { version: 5 }]));
  });

  it('stay where something is written, until the question is answered; and name words that are no variables', async () => {
    answers(['GET /api/replies', library]);
    await show(<TemplatesScreen />);
    await waitFor(() => expect(labelled('Change Greeting')).not.toBeNull());
    await click(labelled('Change Greeting'));
    await waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
    await act(async () => {
      const area = document.querySelector('textarea')!;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area, 'Hello {fornavn} {FirstName}!');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(document.body.textContent).toContain('{fornavn} is not a variable.');
    await click(document.querySelector('[aria-label="Close"]'));
    expect(document.body.textContent).toContain('Your changes are not saved.');
    expect(document.querySelector('textarea')?.value).toBe('Hello {fornavn} {FirstName}!');
    await click([...document.querySelectorAll('button')].find((each) => each.textContent === 'Close without saving'));
    await waitFor(() => expect(document.querySelector('textarea')).toBeNull());
  });

  it('move with their folder, and a refusal says why', async () => {
    const server = answers(
      ['GET /api/replies', library], ['POST /api/templates/folders', { code: 'reply.changedMeanwhile' }, 409],
    );
    await show(<TemplatesScreen />);
    await waitFor(() => expect(button('Rename or move')).toBeDefined());
    await click(button('Rename or move'));
    await waitFor(() => expect(document.querySelector('[role="dialog"] input')).not.toBeNull());
    await act(async () => {
      const to = document.querySelector<HTMLInputElement>('[role="dialog"] input')!;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(to, 'Shipping');
      to.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(document.querySelector('[role="dialog"] button[type="submit"]'));
    await waitFor(() => expect(server.sent('POST /api/templates/folders')).toEqual([{ from: 'Delivery/Delays', to: 'Shipping' }]));
    await waitFor(() => expect(document.body.textContent).toContain('Somebody else has just changed this'));
  });
});
