import type { SuggestedArticleView } from '@orleans-chat/shared';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWidget } from '../ui/context';
import { useStyles } from '../ui/useStyles';
import { Article } from './Article';
import css from './suggestions.css?inline';
import { english, wordsOf, type Words } from './words';

const WORDS_MS = 1_000;

/** Before the queue: articles that may answer what was asked, and whether they did. */
export function Suggestions() {
  const { client, state, texts } = useWidget();
  const place = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [words, setWords] = useState<Words | null>(null);
  const [opened, open] = useState<SuggestedArticleView | null>(null);
  useStyles(place, css);
  useEffect(() => {
    // Words in English keep the visitor from the chat less than none.
    const slow = setTimeout(() => setWords((known) => known ?? english), WORDS_MS);
    void wordsOf(texts.language).then(setWords);
    return () => clearTimeout(slow);
  }, [texts.language]);
  // Also when the visitor comes back from an article: the focus is where there is something to read.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [words, opened]);
  const conversation = state.thread!.conversation;
  const articles = conversation.notices.findLast((notice) => notice.type === 'faqSuggested')?.articles ?? [];
  const question = conversation.messages.findLast(({ by }) => by.kind === 'customer')?.text;
  return (
    <div class="suggestions" ref={place}>
      {words && (
        <>
          <div class="suggestions-scroll" key={opened?.id}>
            {opened ? <Article article={opened} words={words} heading={heading} onBack={() => open(null)} /> : (
              <>
                <h2 ref={heading} tabIndex={-1} data-focus>{words.title}</h2>
                {question && <p class="asked"><span>{words.asked}:</span> <q>{question}</q></p>}
                <ul>
                  {articles.map((article) => (
                    <li key={article.id}>
                      <button class="suggested" type="button" lang={article.language} onClick={() => open(article)}>
                        <strong>{article.title}</strong>
                        {article.excerpt && <span>{article.excerpt}</span>}
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
          <footer class="solved">
            {state.refusal && <p class="refusal" role="alert">{texts.refusal(state.refusal)}</p>}
            <p id="solved">{words.solved}</p>
            <div role="group" aria-labelledby="solved">
              {[true, false].map((solved) => (
                <button
                  key={solved} class={solved ? 'secondary' : 'primary'} type="button" disabled={state.ending}
                  onClick={() => void client.answerFaq(solved)}
                >
                  {solved ? words.yes : words.no}
                </button>
              ))}
            </div>
          </footer>
        </>
      )}
    </div>
  );
}
