import type { ProfileView } from '@orleans-chat/shared';
import refusalsNb from '@orleans-chat/shared/texts/refusals.nb.json';
import { act, StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SignIn } from '../src/features/account/SignIn';
import { namedAddress, whyNoPasskeys } from '../src/features/account/passkeys';
import { FreshHint } from '../src/features/profile/FreshHint';
import { Passkeys } from '../src/features/profile/Passkeys';
import { Profile } from '../src/features/profile/Profile';
import { TwoFactor } from '../src/features/profile/TwoFactor';
import { speak } from '../src/lib/i18n';
import { answers, button, click, fieldOf, onScreen, place, show, shown, type } from './screen';

const profile = (part: Partial<ProfileView>) => ({
  hasPassword: true, twoFactor: false, recoveryCodesLeft: 0, passkeys: [], externalSignIns: [], ...part,
}) as unknown as ProfileView;
const at = (address: string) => new URL(address) as unknown as Location;
const submit = () => act(async () => place.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));

/** A browser that has passkeys. */
const withPasskeys = () =>
  vi.stubGlobal('PublicKeyCredential', Object.assign(() => undefined, { parseCreationOptionsFromJSON: () => ({}) }));

onScreen();

describe('two-factor sign-in', () => {
  const BEGIN = 'POST /api/profile/two-factor';

  it('asks for the password before it shows a secret', async () => {
    const server = answers([BEGIN, { code: 'account.wrongPassword' }, 403]);
    await show(<TwoFactor profile={profile({})} onChanged={() => undefined} />);
    expect(place.querySelector('input')).toBeNull();
    await click(button('Turn on'));
    expect(server.sent(BEGIN)).toEqual([]);
    await type('Your password, to turn it on', 'a guess');
    await submit();
    expect(server.sent(BEGIN)).toEqual([{ password: 'a guess' }]);
    expect(place.querySelector('img')).toBeNull();
    answers([BEGIN, { secret: 'ABCDEFGH', address: 'otpauth://', svg: '<svg/>' }]);
    await type('Your password, to turn it on', 'the right one');
    await submit();
    expect(shown()).toContain('ABCD EFGH');
  });

  it('says what counts instead where there is no password', async () => {
    answers([BEGIN, { code: 'account.signInAgain', details: { minutes: '10' } }, 403]);
    await show(<TwoFactor profile={profile({ hasPassword: false, externalSignIns: ['Our company'] })} onChanged={() => undefined} />);
    await click(button('Turn on'));
    expect(place.querySelector('input')).toBeNull();
    expect(shown()).toContain('within 10 minutes after you have signed in');
    expect(place.querySelector('a')?.getAttribute('href')).toBe('/api/account/external?afresh=true');
    await submit();
    expect(shown()).toContain('choose “Sign in again” in your profile, and do it within 10 minutes');
  });
});

describe('the profile', () => {
  const DETAILS = {
    account: { id: 'a1', name: 'Ada', email: 'ada@shop.example' },
    twoFactor: true,
    recoveryCodesLeft: 9,
    passkeys: [{ id: 'k1', name: 'Laptop', createdAt: '2026-01-01T00:00:00Z' }],
  };
  const passwords = () => [...place.querySelectorAll<HTMLInputElement>('input[type=password]')];
  const open = async () => {
    withPasskeys();
    vi.stubGlobal('location', at('http://localhost:5080/console/profile'));
    answers(['GET /api/profile', profile(DETAILS as unknown as Partial<ProfileView>)]);
    await show(<Profile />);
  };

  it('asks for no password before something is begun that needs it, and then says for what', async () => {
    await open();
    expect(passwords()).toEqual([]);
    for (const words of ['New recovery codes', 'Turn off', 'Remove', 'Add a passkey', 'Change the password']) {
      await click(button(words));
    }
    const labels = passwords().map(({ id }) => place.querySelector(`label[for="${id}"]`)?.textContent);
    expect(labels).toEqual(['Current password', 'New password', 'Your password, to turn it off', 'Your password, to add the passkey']);
    expect(place.querySelector<HTMLInputElement>('input[name=name]')?.placeholder).toBe('');
  });

  it('gives the focus to the password, and back to what was begun when it is broken off', async () => {
    await open();
    const starter = button('Turn off')!;
    starter.focus();
    await click(starter);
    expect(document.activeElement).toBe(passwords()[0]);
    await click(button('Cancel'));
    await vi.waitFor(() => expect(document.activeElement).toBe(starter));
    expect(passwords()).toEqual([]);
  });

  it('keeps what was changed while a new name was on its way', async () => {
    await open();
    let reply!: (response: Response) => void;
    const now = profile({ ...DETAILS, passkeys: [] } as unknown as Partial<ProfileView>);
    vi.stubGlobal('fetch', (_: string, { method }: RequestInit) => (
      method === 'PUT'
        ? new Promise<Response>((resolve) => { reply = resolve; })
        : Promise.resolve(Response.json(method === 'GET' ? now : {}))
    ));
    await submit();
    await click(button('Remove'));
    const { form } = fieldOf('Your password, to remove Laptop');
    await act(async () => void form!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(shown()).not.toContain('Laptop');
    await act(async () => reply(Response.json({ ...DETAILS.account, email: 'lovelace@shop.example' })));
    expect(shown()).toContain('lovelace@shop.example');
    expect(shown()).not.toContain('Laptop');
  });

  it('marks a name of blanks', async () => {
    await open();
    answers(['PUT /api/profile', { code: 'input.invalid', details: { field: 'name', rule: 'required' } }, 400]);
    await type('Name', '   ');
    await submit();
    expect([...place.querySelectorAll('[aria-invalid=true]')]).toEqual([fieldOf('Name')]);
    expect(shown()).toContain('Please fill this in.');
  });

  it('says once why a sign-in at the sign-in service failed that was to be fresh', async () => {
    history.replaceState(null, '', '/console/profile?refused=account.externalFailed');
    answers(['GET /api/profile', profile(DETAILS as unknown as Partial<ProfileView>)]);
    await show(<StrictMode><Profile /></StrictMode>);
    expect(place.querySelector('[role=alert]')?.textContent).toBe('The sign-in service did not answer as expected. Please try again.');
    expect([location.pathname, location.search]).toEqual(['/console/profile', '']);
    await act(() => speak('nb'));
    expect(place.querySelector('[role=alert]')?.textContent).toBe(refusalsNb['account.externalFailed']);
    await show(<Profile key="again" />);
    expect(place.querySelector('[role=alert]')).toBeNull();
  });

  it('offers every way to sign in again where there is no password', async () => {
    withPasskeys();
    vi.stubGlobal('location', at('http://localhost:5080/console/profile'));
    answers();
    const hint = (part: object) =>
      show(<FreshHint profile={profile({ ...DETAILS, hasPassword: false, ...part } as unknown as Partial<ProfileView>)} />);
    await hint({ externalSignIns: ['Our company'] });
    expect(place.querySelector('a')?.textContent).toBe('Sign in again');
    expect(button('Sign in again with a passkey')).toBeDefined();
    await hint({});
    expect(place.querySelector('a')).toBeNull();
    expect(button('Sign in again with a passkey')).toBeDefined();
    await hint({ passkeys: [] });
    expect(button('Sign in again with a passkey')).toBeUndefined();
    expect(shown()).toContain('ask an administrator for a password link');
  });
});

describe('passkeys', () => {
  it.each([
    ['http://127.0.0.1:5080/console', 'address', 'http://localhost:5080/console'],
    ['http://[::1]:5080/', 'address', 'http://localhost:5080/'],
    ['https://10.0.0.7/console', 'address', null],
    ['http://localhost:5080/', null, null],
    ['https://chat.example.com/', null, null],
    ['https://1.2.3.example.com/', null, null],
  ])('at %s: %s', (address, why, named) => {
    withPasskeys();
    expect(whyNoPasskeys(at(address))).toBe(why);
    expect(namedAddress(at(address))).toBe(named);
  });

  it('are not offered where the connection is open to everybody, or the browser knows none', () => {
    expect(whyNoPasskeys(at('https://chat.example.com/'))).toBe('unsupported');
    vi.stubGlobal('isSecureContext', false);
    expect(whyNoPasskeys(at('http://chat.example.com/'))).toBe('insecure');
  });

  it('are not offered at an address of numbers: not in the profile, which says why, and not at the door', async () => {
    withPasskeys();
    vi.stubGlobal('location', at('http://127.0.0.1:5080/console/profile'));
    answers();
    await show(<Passkeys profile={profile({})} onChanged={() => undefined} />);
    expect(shown()).toContain('an address of numbers such as 127.0.0.1');
    expect(place.querySelector('a')?.href).toBe('http://localhost:5080/console/profile');
    expect(button('Add a passkey')).toBeUndefined();
    await show(<SignIn onSignedIn={() => undefined} />);
    expect(button('Sign in with a passkey')).toBeUndefined();
    vi.stubGlobal('location', at('http://localhost:5080/console'));
    await show(<SignIn key="named" onSignedIn={() => undefined} />);
    expect(button('Sign in with a passkey')).toBeDefined();
  });

  it('are removed only with the password', async () => {
    const REMOVE = 'POST /api/profile/passkeys/k1/remove';
    const server = answers();
    const changed = vi.fn();
    await show(
      <Passkeys profile={profile({ passkeys: [{ id: 'k1', name: 'Laptop', createdAt: '2026-01-01T00:00:00Z' }] })} onChanged={changed} />
    );
    await click(button('Remove'));
    expect(server.sent(REMOVE)).toEqual([]);
    await type('Your password, to remove Laptop', 'mine');
    await submit();
    expect(server.sent(REMOVE)).toEqual([{ password: 'mine' }]);
    expect(changed).toHaveBeenCalledOnce();
  });
});
