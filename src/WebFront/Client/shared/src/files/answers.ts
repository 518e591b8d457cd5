import type { RefusalCode, RefusalView, UploadView } from '../contracts';
import { unexpected } from '../refusals';
import { NoAnswerError, type ExchangeAnswer } from './exchange';

interface Problem {
  readonly code?: RefusalCode;
  readonly title?: string;
  readonly detail?: string;
  readonly details?: Record<string, string>;
  readonly retryAfterMs?: number;
}

/** What the server, or a proxy before it, said no with. */
export function toRefusal({ status, body, header }: ExchangeAnswer): RefusalView {
  const problem = parse(body);
  const code = problem.code ?? unexpected.code;
  const seconds = Number(header('Retry-After') ?? Number.NaN);
  return {
    code, text: problem.detail ?? problem.title ?? String(status), details: problem.details ?? null,
    retryAfterMs: problem.retryAfterMs ?? (Number.isFinite(seconds) ? seconds * 1_000 : null),
  };
}

function parse(body: string): Problem {
  try {
    return (JSON.parse(body) as Problem | null) ?? {};
  } catch {
    return {}; // A page of words, of a proxy.
  }
}

/** What the server has of a file. A page of words is no answer of it, but of something in between. */
export function toUpload({ body }: ExchangeAnswer): UploadView {
  try {
    return JSON.parse(body) as UploadView;
  } catch {
    throw new NoAnswerError('the server');
  }
}
