import type { ArticleRow, TranslationRow } from '@orleans-chat/shared';

/** The text by which an article is called: in the language of the console, else the first. */
export const shownIn = ({ translations }: ArticleRow, language: string): TranslationRow =>
  translations.find((each) => each.language === language) ?? translations[0]!;

/** Of all its languages. */
export function totalsOf({ translations }: ArticleRow): { views: number; helpful: number; answers: number } {
  const sum = (of: 'views' | 'helpful' | 'unhelpful') => translations.reduce((total, each) => total + each[of], 0);
  return { views: sum('views'), helpful: sum('helpful'), answers: sum('helpful') + sum('unhelpful') };
}

export const lastChangeOf = ({ translations }: ArticleRow): TranslationRow =>
  translations.reduce((last, each) => (Date.parse(each.changedAt) > Date.parse(last.changedAt) ? each : last));
