import { localRefusal, type AccountView } from '@orleans-chat/shared';
import type { Outcome } from '../../lib/http';
import { accountApi } from './api';
import { showPasskey } from './passkeys';

/** Asks the browser for a passkey, and the server who that is. */
export async function passkeySignIn(): Promise<Outcome<AccountView>> {
  const options = await accountApi.passkeyOptions();
  if (options.ok === null) {
    return options;
  }
  const credential = await showPasskey(options.ok.json);
  return credential === null ? { ok: null, refused: localRefusal('account.passkeyFailed') } : accountApi.signInWithPasskey({ credential });
}
