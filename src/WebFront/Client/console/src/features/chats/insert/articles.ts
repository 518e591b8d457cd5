import type { ArticleRow, ArticleView, FoundArticle, KnowledgeFolderView, ReplyUseView, TranslationView } from '@orleans-chat/shared';
import { call } from '../../../lib/http';
import { valueOf } from '../../../lib/queries';
import type { Choice } from './choices';

const ALL = '/api/knowledge';
export const FRESH_MS = 60_000;

export const articlesApi = {
  folders: () => call<KnowledgeFolderView[]>('GET', `${ALL}/folders`),
  inFolder: (folder: string) => call<ArticleRow[]>('GET', `${ALL}/articles?${new URLSearchParams({ folder }).toString()}`),
  one: (id: string) => call<ArticleView>('GET', `${ALL}/articles/${id}`),
  search: (text: string) => call<FoundArticle[]>('GET', `${ALL}/search?${new URLSearchParams({ text }).toString()}`),
};

/** One article; what was read a minute ago is not read again. */
export const articleQuery = (id: string) => ({
  queryKey: ['insert', 'article', id] as const, queryFn: () => valueOf(articlesApi.one(id)), staleTime: FRESH_MS,
});

/** The path of each folder, as choices have it: a slash in a name parts nothing. */
export function pathsOf(folders: readonly KnowledgeFolderView[]): ReadonlyMap<string, string> {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (id: string, seen: ReadonlySet<string> = new Set()): string => {
    const folder = byId.get(id);
    if (folder === undefined || seen.has(id)) {
      return '';
    }
    const above = folder.parentId ? pathOf(folder.parentId, new Set([...seen, id])) : '';
    return `${above && `${above}/`}${folder.name.replaceAll('/', '∕')}`;
  };
  return new Map(folders.map(({ id }) => [id, pathOf(id)]));
}

interface Said {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly excerpt: string;
  readonly language: string;
  readonly internal: boolean;
}

export const ofArticle = (said: Said, uses: readonly ReplyUseView[]): Choice => {
  const use = uses.find(({ kind, id }) => kind === 'article' && id === said.id);
  return {
    ...said, kind: 'article', shortcut: null, texts: [], reply: null, count: use?.count ?? 0,
    lastAt: use !== undefined && use.count > 0 ? use.lastAt : '', favourite: use?.favourite ?? false,
  };
};

export const ofFound = (found: FoundArticle, uses: readonly ReplyUseView[]): Choice => ofArticle({
  id: found.id, name: found.title, folder: found.folders.map((name) => name.replaceAll('/', '∕')).join('/'), excerpt: found.excerpt,
  language: found.language, internal: found.internal || !found.published,
}, uses);

export const isPublished = (at: string | null | undefined): boolean => at !== null && at !== undefined && Date.parse(at) <= Date.now();

/** What the customer reads of those languages, best what is published in theirs. */
export function bestOf<T extends { readonly language: string; readonly publishedAt?: string | null }>(
  rows: readonly T[], language: string | null | undefined,
): T | undefined {
  const main = (language ?? '').toLowerCase().split('-')[0];
  const wanted = main === 'no' || main === 'nn' ? 'nb' : main;
  const published = rows.filter(({ publishedAt }) => isPublished(publishedAt));
  const from = published.length > 0 ? published : rows;
  return from.find((row) => row.language.toLowerCase() === language?.toLowerCase())
    ?? from.find((row) => row.language.toLowerCase().split('-')[0] === wanted) ?? from[0];
}

export const ofRow = (row: ArticleRow, folder: string, language: string | null | undefined, uses: readonly ReplyUseView[]): Choice[] => {
  const best = bestOf(row.translations, language);
  return best === undefined ? [] : [ofArticle({
    id: row.id, name: best.title, folder, excerpt: '', language: best.language, internal: row.internal || !isPublished(best.publishedAt),
  }, uses)];
};

export const translationFor = (article: ArticleView, language: string | null | undefined): TranslationView | undefined => {
  const best = bestOf(article.translations.map(({ row }) => row), language);
  return article.translations.find(({ row }) => row === best);
};

const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, pre, tr, hr';

/** An article as a message says it: its words, line by line, with the addresses of its links. */
export function plainText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll('a[href]').forEach((link) => {
    const address = link.getAttribute('href') ?? '';
    if (/^https?:/.test(address) && link.textContent?.trim() !== address) {
      link.append(` (${address})`);
    }
  });
  page.querySelectorAll('ul, ol, table, thead, tbody, tr').forEach(({ childNodes }) => [...childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE).forEach((node) => node.remove())); // Line ends between items are no words.
  page.querySelectorAll('li').forEach((item) => item.prepend('- '));
  page.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
  page.querySelectorAll(BLOCKS).forEach((block) => block.append(block.matches('li, tr') ? '\n' : '\n\n'));
  return (page.body.textContent ?? '').replaceAll(/[ \t]*\n[ \t]*/g, '\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}
