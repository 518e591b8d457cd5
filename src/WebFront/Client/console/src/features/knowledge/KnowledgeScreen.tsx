import type { ScreenProps } from '../../lib/feature';
import { ArticleScreen } from './editor/ArticleScreen';
import { Library } from './Library';

/** The knowledge base: its folders with what lies in them, or one article. */
export function KnowledgeScreen({ params: { what, id, language } }: ScreenProps) {
  return what === 'article' && id !== undefined && language !== undefined
    ? <ArticleScreen key={id} id={id} language={language} />
    : <Library folder={what === 'folder' ? (id ?? null) : null} />;
}
