import type { AccountView, PasskeyOptions, ProfileView, RecoveryCodesView, TwoFactorStart } from '@orleans-chat/shared';
import { call } from '../../lib/http';

const at = (rest = '') => `/api/profile${rest}`;

export const profileApi = {
  show: () => call<ProfileView>('GET', at()),
  rename: (name: string) => call<AccountView>('PUT', at(), { name }),
  setPhoto: (data: string) => call<AccountView>('PUT', at('/photo'), { data }),
  removePhoto: () => call<AccountView>('DELETE', at('/photo')),
  changePassword: (current: string | null, next: string) => call<unknown>('POST', at('/password'), { current, new: next }),
  signOutElsewhere: () => call<unknown>('POST', at('/sign-out-elsewhere')),
  beginTwoFactor: (password: string | null) => call<TwoFactorStart>('POST', at('/two-factor'), { password }),
  confirmTwoFactor: (code: string) => call<RecoveryCodesView>('POST', at('/two-factor/confirm'), { code }),
  newCodes: (password: string | null) => call<RecoveryCodesView>('POST', at('/two-factor/codes'), { password }),
  turnTwoFactorOff: (password: string | null) => call<unknown>('POST', at('/two-factor/off'), { password }),
  passkeyOptions: () => call<PasskeyOptions>('POST', at('/passkeys/options')),
  addPasskey: (name: string, credential: string, password: string | null) =>
    call<unknown>('POST', at('/passkeys'), { name, credential, password }),
  removePasskey: (id: string, password: string | null) =>
    call<unknown>('POST', at(`/passkeys/${encodeURIComponent(id)}/remove`), { password }),
};
