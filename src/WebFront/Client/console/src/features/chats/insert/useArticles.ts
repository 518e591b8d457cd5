import type { ReplyUseView } from '@orleans-chat/shared';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { valueOf } from '../../../lib/queries';
import { articleQuery, articlesApi, FRESH_MS, isPublished, ofArticle, ofFound, ofRow, pathsOf, translationFor } from './articles';
import type { Choice } from './choices';

const PAUSE_MS = 150;
/** Of an agent's own, those that are there before anything is looked for. */
const OWN = 12;

interface Wanted {
  readonly query: string;
  /** The folder that is open, as a path; null: none. */
  readonly folder: string | null;
  readonly language: string | null | undefined;
  readonly uses: readonly ReplyUseView[];
}

export interface Articles {
  readonly choices: readonly Choice[];
  /** What was found for the words, the best first. */
  readonly found: readonly Choice[];
  readonly folders: readonly string[];
  /** The answer to these words is on its way. */
  readonly looking: boolean;
}

/** The FAQ for the menu: what the agent uses, what lies in the folder that is open, and what is found. */
export function useArticles({ query, folder, language, uses }: Wanted): Articles {
  const [words] = useDebouncedValue(query.trim(), PAUSE_MS);
  const asked = query.trim();
  const folders = useQuery({ queryKey: ['insert', 'folders'], queryFn: () => valueOf(articlesApi.folders()), staleTime: FRESH_MS });
  const paths = pathsOf(listOf(folders.data));
  const open = [...paths].find(([, path]) => path === folder)?.[0];
  const here = useQuery({
    queryKey: ['insert', 'folder', open], enabled: open !== undefined, staleTime: FRESH_MS,
    queryFn: () => valueOf(articlesApi.inFolder(open!)),
  });
  const search = useQuery({
    queryKey: ['insert', 'search', words], enabled: words !== '', staleTime: FRESH_MS,
    queryFn: () => valueOf(articlesApi.search(words)),
  });
  // What was found for other words is no answer to these.
  const looking = asked !== '' && (words !== asked || search.isPending);
  const own = uses.filter(({ kind, favourite, count }) => kind === 'article' && (favourite || count > 0))
    .sort((a, b) => b.count - a.count).slice(0, OWN);
  const used = useQueries({
    queries: own.map(({ id }) => articleQuery(id)),
  });
  const known = used.flatMap(({ data }) => {
    const best = data?.translations && translationFor(data, language);
    return best ? [ofArticle({
      id: data.id, name: best.row.title, folder: paths.get(data.folderId) ?? '', excerpt: '', language: best.row.language,
      internal: data.internal || !isPublished(best.row.publishedAt),
    }, uses)] : [];
  });
  const lying = listOf(here.data).flatMap((row) => ofRow(row, folder!, language, uses));
  return {
    choices: [...known, ...lying.filter(({ id }) => !known.some((each) => each.id === id))],
    found: asked === '' || looking ? [] : listOf(search.data).map((found) => ofFound(found, uses)),
    looking,
    folders: [...paths.values()],
  };
}

const listOf = <T>(data: readonly T[] | undefined): readonly T[] => (Array.isArray(data) ? data : []);
