export { accountApi } from './api';
export { useOwnAccount } from './ownAccount';
export { makePasskey, namedAddress, whyNoPasskeys } from './passkeys';
export { passkeySignIn } from './passkeySignIn';
export { SignInPage } from './SignInPage';
export { takeRefusal } from './takeRefusal';
