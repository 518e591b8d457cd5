import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetMailPassword, useMailDraft } from '../src/features/mail/mailDraft';
import { MailForm } from '../src/features/mail/MailForm';
import { speak } from '../src/lib/i18n';
import { answer, answers, button, click, fieldOf, onScreen, place, show, shown, type } from './screen';

onScreen();

describe('the mail form', () => {
  beforeEach(() => useMailDraft.setState({ form: {}, recipient: '' }));

  const stored = {
    host: 'mail.example.com', port: 587, security: 'startTls' as const, userName: 'ada', hasPassword: true,
    fromAddress: 'a@example.com', fromName: 'A', site: 'https://a.example',
  };

  it('marks the field that the server names, until something is changed', async () => {
    answer(400, { code: 'input.invalid', details: { field: 'site', rule: 'address' } });
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    await click(button('Save'));
    expect(place.querySelectorAll('[aria-invalid=true]')).toHaveLength(1);
    expect(shown()).toContain('A web address that begins with');
    await type('Sender name', 'B');
    expect(place.querySelectorAll('[aria-invalid=true]')).toHaveLength(0);
  });

  it.each([
    '0', '65536', '99999999999', '25.5', 'abc', '1e3', '-25', '',
  ])('says which ports there are, changes nothing that was typed and sends nothing: “%s”', async (port) => {
    const server = answer(200, {});
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    await type('Send a test to', 'somebody@example.com');
    await type('Port', port);
    await act(async () => fieldOf('Port').blur());
    for (const words of ['Save', 'Test']) {
      await click(button(words));
      expect(fieldOf('Port').value).toBe(port);
      expect(fieldOf('Port').getAttribute('aria-invalid')).toBe('true');
      expect(shown()).toContain('Between 1 and 65535.');
      await type('Sender name', words);
    }
    expect(server).not.toHaveBeenCalled();
  });

  it('marks a wrong port while it is typed, and sends a right one as a number', async () => {
    const server = answers(['PUT /api/admin/mail', stored]);
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    const wrong = () => fieldOf('Port').getAttribute('aria-invalid') === 'true';
    expect(wrong()).toBe(false);
    await type('Port', '25.');
    expect(wrong()).toBe(true);
    await type('Port', ' 25 ');
    expect(wrong()).toBe(false);
    await click(button('Save'));
    expect(server.sent('PUT /api/admin/mail')).toMatchObject([{ port: 25 }]);
  });

  it('marks what has to be filled in', async () => {
    await show(<MailForm settings={null} onSaved={() => undefined} />);
    const marked = [...place.querySelectorAll('label')].map(({ textContent }) => textContent ?? '').filter((label) => label.endsWith(' *'));
    expect(marked).toEqual(['Host *', 'Port *', 'Sender address *', 'Sender name *', 'Address of this installation *']);
  });

  it('says why there is nothing to try yet, at a button that can be reached', async () => {
    const server = answer(200, {});
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    const test = button('Test')!;
    expect(test.disabled).toBe(false);
    expect(document.getElementById(test.getAttribute('aria-describedby')!)?.textContent).toContain('who shall get the test');
    await click(test);
    expect(server).not.toHaveBeenCalled();
    await type('Send a test to', 'somebody@example.com');
    await click(button('Test'));
    expect(server).toHaveBeenCalledOnce();
  });

  it.each([
    ['en', 'Test', 'hostUnknown', 'There is no mail server with this name. Please check the host. (Details: Name or service not known)'],
    ['nb', 'Send', 'hostUnknown', 'Det finnes ingen e-postserver med dette navnet. Sjekk verten. (Detaljer: Name or service not known)'],
    ['nb', 'Send', 'somethingNew', 'E-postserveren tok ikke imot e-posten: Name or service not known'],
  ] as const)('%s: says in the language of the screen what went wrong: %s %s', async (language, test, reason, words) => {
    await speak(language);
    useMailDraft.setState({ recipient: 'somebody@example.com' });
    answer(400, { code: 'mail.rejected', details: { stage: 'connect', reason, words: 'Name or service not known' } });
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    await click(button(test));
    expect(place.querySelector('[role=alert]')?.textContent).toBe(words);
  });

  it('keeps what is typed when one goes elsewhere and comes back, until it is saved or discarded', async () => {
    answer(200, {});
    await show(<MailForm key="before" settings={stored} onSaved={() => undefined} />);
    await type('Host', 'mail.new.example');
    await type('Password', 'typed secret');
    await show(<p>Elsewhere</p>);
    await show(<MailForm key="after" settings={{ ...stored, port: 465 }} onSaved={() => undefined} />);
    const values = () => [...place.querySelectorAll('input')].map(({ value }) => value);
    expect(values()).toEqual(expect.arrayContaining(['mail.new.example', 'typed secret', '465']));
    expect(shown()).toContain('Not saved yet.');
    expect(Object.values({ ...sessionStorage }).join()).not.toContain('typed secret');
    await act(async () => forgetMailPassword());
    expect(values()).not.toContain('typed secret');
    await click(button('Discard changes'));
    expect(values()).toContain('mail.example.com');
    expect(shown()).not.toContain('Not saved yet.');
  });

  it('keeps what is typed while a save runs', async () => {
    let reply!: (response: Response) => void;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => { reply = resolve; }));
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    await type('Host', 'mail.new.example');
    await type('Password', 'sent secret');
    await click(button('Save'));
    await type('Sender name', 'Typed meanwhile');
    await type('Host', 'mail.newer.example');
    await act(async () => reply(Response.json({ ...stored, host: 'mail.new.example' })));
    expect(useMailDraft.getState().form).toEqual({ host: 'mail.newer.example', fromName: 'Typed meanwhile' });
    expect(shown()).toContain('Not saved yet.');
  });

  it('asks for the password again where it goes elsewhere', async () => {
    await show(<MailForm settings={stored} onSaved={() => undefined} />);
    expect(shown()).toContain('A password is stored.');
    await type('Host', 'mail.elsewhere.example');
    expect(shown()).toContain('type the password again');
    await type('Host', 'mail.example.com');
    expect(shown()).toContain('A password is stored.');
  });
});
