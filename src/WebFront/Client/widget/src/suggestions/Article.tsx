import { settle, type ArticlePage, type SuggestedArticleView } from '@orleans-chat/shared';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { fill } from './fill';
import type { Words } from './words';

interface ArticleProps {
  article: SuggestedArticleView;
  words: Words;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
}

/** One article, in the window. */
export function Article({ article, words, heading, onBack }: ArticleProps) {
  const { client, texts, base } = useWidget();
  const [page, setPage] = useState<ArticlePage | null | undefined>();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let here = true;
    void client.readArticle(article.id, article.language).then((answer) => settle(answer).ok, () => null)
      .then((read) => here && setPage(read));
    return () => {
      here = false;
    };
  }, [client, article]);
  useLayoutEffect(() => {
    if (page && !fill(body.current!, page.html, new URL(page.address, base).href)) {
      setPage(null); // The website lets no text become HTML: its own page shows it.
    }
  }, [page, base]);
  const address = page?.address ?? article.address;
  return (
    <>
      <button class="back" type="button" onClick={onBack}>‹ {words.back}</button>
      <h2 ref={heading} tabIndex={-1} data-focus lang={article.language}>{page?.title ?? article.title}</h2>
      {page === undefined && <p role="status">{words.opening}</p>}
      {page === null && <p role="status">{words.gone}</p>}
      {page && <div class="article" ref={body} lang={article.language} />}
      {address && (
        <p class="own-page">
          <a href={new URL(address, base).href} target="_blank" rel="noopener">
            {words.page}<span class="hidden-words"> ({texts.t('opensInNewTab')})</span>
          </a>
        </p>
      )}
    </>
  );
}
