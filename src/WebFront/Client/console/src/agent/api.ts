import {
  localRefusal, unexpected, type AccountView, type AddAgentRequest, type AgentAccountView, type ChannelView, type RefusalView,
  type SaveChannelRequest, type SetupRequest, type SignInRequest,
} from '@orleans-chat/shared';

/** The value, or why there is none. */
export type Outcome<T> = { readonly ok: T; readonly refused: null } | { readonly ok: null; readonly refused: RefusalView };

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly details?: Record<string, string>;
  readonly retryAfterMs?: number;
}

async function call<T>(method: string, path: string, body?: unknown): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      // A form on another site cannot send this header.
      headers: { 'X-Requested-With': 'fetch', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) {
      return { ok: null, refused: await toRefusal(response) };
    }
    return { ok: (response.status === 204 ? null : await response.json().catch(() => ({}))) as T, refused: null };
  } catch {
    return { ok: null, refused: localRefusal('local.offline') };
  }
}

async function toRefusal(response: Response): Promise<RefusalView> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const fallback = response.status === 401 ? 'access.not-signed-in' : response.status === 429 ? 'rate.limited' : unexpected.code;
  return {
    code: problem.code ?? fallback, text: problem.detail ?? problem.title ?? fallback, details: problem.details ?? null,
    retryAfterMs: problem.retryAfterMs ?? null,
  };
}

export const api = {
  /** Null: nobody is signed in. */
  account: () => call<AccountView | null>('GET', '/api/account'),
  signIn: (request: SignInRequest) => call<AccountView>('POST', '/api/account/sign-in', request),
  signOut: () => call<unknown>('POST', '/api/account/sign-out'),
  setup: (token: string, request: SetupRequest) => call<AccountView>('POST', `/api/setup/${encodeURIComponent(token)}`, request),
  agents: () => call<AgentAccountView[]>('GET', '/api/admin/agents'),
  addAgent: (request: AddAgentRequest) => call<AgentAccountView>('POST', '/api/admin/agents', request),
  channels: () => call<ChannelView[]>('GET', '/api/admin/channels'),
  addChannel: (request: SaveChannelRequest) => call<ChannelView>('POST', '/api/admin/channels', request),
  saveChannel: (id: string, request: SaveChannelRequest) =>
    call<ChannelView>('PUT', `/api/admin/channels/${encodeURIComponent(id)}`, request),
};
