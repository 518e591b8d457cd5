import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refusalOf, valueOf } from '../../../lib/queries';
import { knowledgeApi } from '../api';
import { storedIn, textIn } from './article';
import { asStored, draftKey, markGone, receive, useArticleDrafts } from './drafts';

/** An article as it is stored. What is stored of the text goes to its draft; asked for again when the window is come back to. */
export function useArticle(id: string, language: string) {
  const key = draftKey(id, language);
  const draft = useArticleDrafts(({ drafts }) => drafts[key]);
  const query = useQuery({
    queryKey: ['knowledge', 'article', id], queryFn: () => valueOf(knowledgeApi.article(id)), select: storedIn, refetchOnWindowFocus: true,
  });
  const { data, error } = query;
  const refusal = refusalOf(error);
  const text = textIn(data, language);
  const gone = refusal?.code === 'knowledge.articleNotFound' || (data !== undefined && text === undefined);
  useEffect(() => {
    if (text !== undefined) {
      receive(key, { ...text, by: text.changedBy, at: text.changedAt });
    }
  }, [key, text]);
  useEffect(() => {
    if (gone) {
      markGone(key);
    }
  }, [key, gone]);
  // The first look at a language shows at once what is stored, so that the tabs and the focus stay.
  return { key, draft: draft ?? (text && asStored(text)), article: data, text, refusal, gone, again: query.refetch };
}
