export { accountApi } from './api';
export { useOwnAccount } from './ownAccount';
export { makePasskey, namedAddress, whyNoPasskeys } from './passkeys';
export { passkeySignIn } from './passkeySignIn';
export { SignIn } from './SignIn';
export { takeRefusal } from './takeRefusal';
