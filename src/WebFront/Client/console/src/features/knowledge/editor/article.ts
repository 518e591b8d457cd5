import type { ArticleView, TranslationRow } from '@orleans-chat/shared';

/** An article in one of its languages, as it is stored. */
export interface StoredTranslation extends TranslationRow {
  readonly body: string;
  /** The body as the server renders it, sanitised. */
  readonly html: string;
}

export interface StoredArticle extends Omit<ArticleView, 'translations'> {
  readonly texts: readonly StoredTranslation[];
}

export const storedIn = ({ translations, ...article }: ArticleView): StoredArticle => ({
  ...article, texts: translations.map(({ row, body, html }) => ({ ...row, body, html })),
});

export const textIn = (article: StoredArticle | undefined, language: string): StoredTranslation | undefined =>
  article?.texts.find((each) => each.language === language);
