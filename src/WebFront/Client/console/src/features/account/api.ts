import type {
  AccountLinkView, AccountView, ForgotRequest, PasskeyOptions, PasskeySignInRequest, SecondFactorRequest, SetupRequest,
  SignInRequest, SignInWays, UseLinkRequest,
} from '@orleans-chat/shared';
import { call } from '../../lib/http';

const link = (token: string) => `/api/account/links/${encodeURIComponent(token)}`;

export const accountApi = {
  ways: () => call<SignInWays>('GET', '/api/account/ways'),
  signIn: (request: SignInRequest) => call<AccountView>('POST', '/api/account/sign-in', request),
  signInWithCode: (request: SecondFactorRequest) => call<AccountView>('POST', '/api/account/sign-in/code', request),
  passkeyOptions: () => call<PasskeyOptions>('POST', '/api/account/passkey/options'),
  signInWithPasskey: (request: PasskeySignInRequest) => call<AccountView>('POST', '/api/account/passkey', request),
  signOut: () => call<unknown>('POST', '/api/account/sign-out'),
  forgot: (request: ForgotRequest) => call<unknown>('POST', '/api/account/forgot', request),
  link: (token: string) => call<AccountLinkView>('GET', link(token)),
  openLink: (token: string, request: UseLinkRequest) => call<AccountView>('POST', link(token), request),
  lookAtSetup: (token: string) => call<unknown>('GET', `/api/setup/${encodeURIComponent(token)}`),
  setup: (token: string, request: SetupRequest) => call<AccountView>('POST', `/api/setup/${encodeURIComponent(token)}`, request),
};
