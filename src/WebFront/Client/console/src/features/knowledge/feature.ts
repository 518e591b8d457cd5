import { IconBook2 } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';
import { KNOWLEDGE } from './place';

export const knowledge: Feature = {
  routes: [{
    path: `${KNOWLEDGE}/:what?/:id?/:language?`,
    screen: lazyScreen(withLateTexts(async () => (await import('./KnowledgeScreen')).KnowledgeScreen)),
  }],
  navigation: { href: KNOWLEDGE, text: 'nav.knowledge', icon: IconBook2 },
  shortcuts: [{ text: 'shortcuts.knowledge', outside: ['g', 'then', 'k'], inside: [] }],
  useKeys: (go) => ({ anywhere: { 'g k': () => go(KNOWLEDGE) } }),
};
