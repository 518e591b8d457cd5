import type { ArticleRow, ArticleView, KnowledgeFolderView, TranslationRow } from '@orleans-chat/shared';
import { vi } from 'vitest';
import { useArticleDrafts } from '../../src/features/knowledge/editor/drafts';
import { useOpenFolders } from '../../src/features/knowledge/folders/openFolders';

export const folder = (id: string, name: string, parentId: string | null = null): KnowledgeFolderView =>
  ({ id, name, parentId, articles: 2, version: 1 });

export const translation = (language: string, title: string, more: Partial<TranslationRow> = {}): TranslationRow => ({
  language, title, slug: title.toLowerCase(), publishedAt: null, version: 1, changedAt: '2026-01-01T10:00:00Z', changedBy: 'Ada',
  views: 0, helpful: 0, unhelpful: 0, ...more,
});

export const row = (id: string, title: string, more: Partial<ArticleRow> = {}): ArticleRow =>
  ({ id, folderId: 'f1', internal: false, translations: [translation('en', title)], ...more });

export const article = (more: Partial<ArticleView> = {}): ArticleView => ({
  id: 'a1', folderId: 'f1', internal: false,
  translations: [
    { row: translation('en', 'Returns', { version: 2 }), body: 'Within **30** days.', html: '<p>Within <strong>30</strong> days.</p>' },
    { row: translation('nb', 'Retur'), body: 'Innen 30 dager.', html: '<p>Innen 30 dager.</p>' },
  ], ...more,
});

type Answer = unknown | ((body: unknown) => Response);

/** The server, by calls like "GET /api/…"; what it does not know does not exist. Keeps what it was asked. */
export function server(answers: Record<string, Answer>, editor = true) {
  const asked: { call: string; body: unknown }[] = [];
  const all: Record<string, Answer> = {
    'GET /api/account': { id: 'me', name: 'Ada', editsKnowledge: editor },
    'GET /api/knowledge/folders': [folder('f1', 'Shipping'), folder('f2', 'Returns'), folder('f3', 'Abroad', 'f1')],
    ...answers,
  };
  vi.stubGlobal('fetch', vi.fn(async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    asked.push({ call, body });
    const answer = all[call];
    return Promise.resolve(typeof answer === 'function' ? (answer as (body: unknown) => Response)(body)
      : answer === undefined ? Response.json({ code: 'knowledge.articleNotFound' }, { status: 404 }) : Response.json(answer));
  }));
  return { asked, all, sent: (call: string) => asked.filter((each) => each.call === call).map(({ body }) => body) };
}

export const refusal = (code: string, details: Record<string, string> = {}, status = 409): Response =>
  Response.json({ code, detail: code, details }, { status });

/** What another test left unsaved or open. */
export function forgetWritten(): void {
  sessionStorage.clear();
  useArticleDrafts.setState({ drafts: {} });
  useOpenFolders.setState({ open: new Set() });
}
