import { localRefusal, unexpected, type RefusalCode, type RefusalView } from '@orleans-chat/shared';

/** The value, or why there is none. */
export type Outcome<T> = { readonly ok: T; readonly refused: null } | { readonly ok: null; readonly refused: RefusalView };

interface Problem {
  readonly code?: RefusalCode;
  readonly title?: string;
  readonly detail?: string;
  readonly details?: Record<string, string>;
  readonly retryAfterMs?: number;
}

/** Calls the server, with JSON or, as it is, a file; 204 answers an empty object. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<Outcome<T>> {
  const isJson = body !== undefined && !(body instanceof Blob);
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      // A form on another site cannot send this header.
      headers: { 'X-Requested-With': 'fetch', ...(isJson ? { 'Content-Type': 'application/json' } : {}) },
      body: isJson ? JSON.stringify(body) : (body ?? null),
    });
    if (!response.ok) {
      return { ok: null, refused: await toRefusal(response) };
    }
    return { ok: (response.status === 204 ? {} : await response.json().catch(() => ({}))) as T, refused: null };
  } catch {
    return { ok: null, refused: localRefusal('local.offline') };
  }
}

async function toRefusal(response: Response): Promise<RefusalView> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const fallback = response.status === 401 ? 'access.notSignedIn' : response.status === 429 ? 'rate.limited' : unexpected.code;
  return {
    code: problem.code ?? fallback, text: problem.detail ?? problem.title ?? fallback,
    details: problem.details ?? (response.status === 429 ? { seconds: response.headers.get('Retry-After') ?? '60' } : null),
    retryAfterMs: problem.retryAfterMs ?? null,
  };
}
