import type { AccountView, RefusalView, SignInEnd } from '@orleans-chat/shared';
import { call } from '../../lib/http';

export const agentApi = {
  /** Who is signed in in this browser. */
  account: () => call<AccountView>('GET', '/api/account'),
};

/** Why the sign-in ended that this browser had, where the server knows. */
export const endedBy = (refused: RefusalView | null): SignInEnd | null => (refused?.details?.['ended'] ?? null) as SignInEnd | null;
