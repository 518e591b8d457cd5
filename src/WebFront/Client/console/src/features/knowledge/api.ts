import type {
  AddArticleRequest, AddKnowledgeFolderRequest, ArticleRow, ArticleVersion, ArticleVersionRow, ArticleView, FoundArticle, ImportReport,
  KnowledgeFolderView, Publications, RenderedMarkdown, SaveTranslationRequest,
} from '@orleans-chat/shared';
import { call, type Outcome } from '../../lib/http';

const ALL = '/api/knowledge';
const folderAt = (id: string, rest = '') => `${ALL}/folders/${id}${rest}`;
const articleAt = (id: string, rest = '') => `${ALL}/articles/${id}${rest}`;
const textAt = (id: string, language: string, rest = '') => articleAt(id, `/translations/${encodeURIComponent(language)}${rest}`);
const asked = (values: Record<string, string>) => new URLSearchParams(values).toString();

/** Where the archive of a folder is. */
export const exportAddress = (folder: string): string => `${ALL}/export?${asked({ folder })}`;

type Folder = Pick<KnowledgeFolderView, 'id' | 'version'>;

export const knowledgeApi = {
  folders: () => call<KnowledgeFolderView[]>('GET', `${ALL}/folders`),
  addFolder: (request: AddKnowledgeFolderRequest) => call<KnowledgeFolderView>('POST', `${ALL}/folders`, request),
  renameFolder: ({ id, version }: Folder, name: string) => call<unknown>('PUT', folderAt(id), { name, version }),
  placeFolder: (id: string, parentId: string | null) => call<unknown>('PUT', folderAt(id, '/place'), { parentId }),
  deleteFolder: (id: string) => call<unknown>('DELETE', folderAt(id)),
  articles: (folder: string) => call<ArticleRow[]>('GET', `${ALL}/articles?${asked({ folder })}`),
  article: (id: string) => call<ArticleView>('GET', articleAt(id)),
  addArticle: (request: AddArticleRequest) => call<ArticleView>('POST', `${ALL}/articles`, request),
  saveText: (id: string, language: string, text: SaveTranslationRequest) => call<ArticleView>('PUT', textAt(id, language), text),
  deleteText: (id: string, language: string) => call<unknown>('DELETE', textAt(id, language)),
  deleteArticle: (id: string) => call<unknown>('DELETE', articleAt(id)),
  placeArticle: (id: string, folderId: string, beforeId: string | null = null) =>
    call<unknown>('PUT', articleAt(id, '/place'), { folderId, beforeId }),
  setInternal: (id: string, on: boolean) => call<ArticleView>('PUT', articleAt(id, '/internal'), { on }),
  /** All languages, or one. `at`: since when; null: now. `version`: of the one text, as it was seen. */
  publish: (
    articles: readonly string[], published: boolean, language: string | null = null, at: string | null = null, version?: number,
  ) => call<Publications>('POST', `${ALL}/publications`, {
    articles, published, languages: language === null ? null : [language], at, version,
  }),
  preview: (markdown: string) => call<RenderedMarkdown>('POST', `${ALL}/preview`, { markdown }),
  versions: (id: string, language: string) => call<ArticleVersionRow[]>('GET', textAt(id, language, '/versions')),
  version: (id: string, language: string, number: number) => call<ArticleVersion>('GET', textAt(id, language, `/versions/${number}`)),
  search: (text: string) => call<FoundArticle[]>('GET', `${ALL}/search?${asked({ text })}`),
  /** Browsers have several names for what a zip archive is; the server has one. */
  import: (folder: string, archive: Blob, commit: boolean) => call<ImportReport>(
    'POST', `${ALL}/import?${asked({ folder, commit: String(commit) })}`, archive.slice(0, archive.size, 'application/zip'),
  ),
};

/** One after the other, so that they come in their order, before another or last; the first refusal ends it. */
export async function moveArticles(ids: readonly string[], folder: string, before: string | null = null): Promise<Outcome<unknown>> {
  let outcome: Outcome<unknown> = { ok: {}, refused: null };
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- each takes its place after the one before
    outcome = await knowledgeApi.placeArticle(id, folder, before);
    if (outcome.refused !== null) {
      return outcome;
    }
  }
  return outcome;
}
