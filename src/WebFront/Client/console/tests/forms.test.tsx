import type { ChannelView } from '@orleans-chat/shared';
import { act, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { CodeForm } from '../src/features/account/CodeForm';
import { OpenLink } from '../src/features/account/OpenLink';
import { Setup } from '../src/features/account/Setup';
import { toastRefusal, Toasts } from '../src/ui/toasts';
import { Password } from '../src/features/profile/Password';
import { Invite } from '../src/features/people/Invite';
import { MailForm } from '../src/features/mail/MailForm';
import { answer, button, click, onScreen, place, show, shown, type } from './screen';

const nothing = () => undefined;
const settings = {
  host: 'mail.example.com',
  port: 587,
  security: 'startTls' as const,
  userName: 'ada',
  hasPassword: true,
  fromAddress: 'a@example.com',
  fromName: 'A',
  site: 'https://a.example',
};
const submit = () => act(async () => place.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
const marked = () => [...place.querySelectorAll('[aria-invalid=true]')];

/** Each form, how it gets to be there, and the fields that the server may find wrong. */
const FORMS: readonly (readonly [name: string, form: ReactNode, prepare: () => Promise<unknown>, fields: readonly string[]])[] = [
  [
    'invitation',
    <Invite key="i" channels={[{ id: 'c1', name: 'Shop' } as unknown as ChannelView]} onInvited={nothing} onDone={nothing} />,
    () => type('E-mail', 'ada@shop.example'),
    ['email', 'name'],
  ],
  [
    'mail',
    <MailForm key="m" settings={settings} onSaved={nothing} />,
    () => Promise.resolve(),
    ['host', 'port', 'security', 'userName', 'password', 'fromAddress', 'fromName', 'site'],
  ],
  ['setup', <Setup key="s" token="t" />, () => Promise.resolve(), ['name', 'email', 'password']],
  ['accepting an invitation', <OpenLink key="o" token="t" />, () => Promise.resolve(), ['name', 'password']],
  [
    'new password',
    <Password
      key="p" profile={{ hasPassword: true, passkeys: [], externalSignIns: [] } as unknown as Parameters<typeof Password>[0]['profile']}
      onChanged={nothing}
    />,
    () => click(button('Change the password')),
    ['new'],
  ],
];

onScreen();

describe.each(FORMS)('the form: %s', (_, form, prepare, fields) => {
  const open = async (refused: string) => {
    answer(200, { purpose: 'invitation', email: 'ada@shop.example' });
    await show(form);
    await prepare();
    answer(400, { code: 'input.invalid', details: { field: refused, rule: 'characters' } });
    await submit();
  };

  it.each(fields)('marks %s where the server finds it wrong, and says what is', async (field) => {
    await open(field);
    expect(marked()).toHaveLength(1);
    expect(shown()).toContain('There are characters here that cannot be stored.');
    expect(place.querySelector('[role=alert]')?.textContent).not.toContain('characters');
  });

  it('says which field is wrong where it has none of that name', async () => {
    await open('elsewhere');
    expect(marked()).toEqual([]);
    expect(place.querySelector('[role=alert]')?.textContent).toContain('(elsewhere: There are characters here that cannot be stored.)');
  });
});

describe('what is refused without a form', () => {
  it('says which field is wrong', async () => {
    await show(<Toasts />);
    await act(async () => void toastRefusal({ code: 'input.invalid', text: '', details: { field: 'name', rule: 'length', limit: '100' } }));
    expect(shown()).toContain('Please check what you wrote. (Name: At most 100 characters.)');
  });
});

describe('the second step', () => {
  it.each([['123 456'], ['ABCDE-FGHIJ']])('has one field for either code: %s', async (code) => {
    const server = answer(200, { id: 'a' });
    await show(<CodeForm onSignedIn={nothing} onBack={nothing} />);
    expect(place.querySelectorAll('input:not([type=radio])')).toHaveLength(1);
    await type('Code from the app, or a recovery code', code);
    await submit();
    expect(JSON.parse(String(server.mock.calls[0]![1].body))).toEqual({ code });
  });
});
