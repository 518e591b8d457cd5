import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { lazyPart } from '../../ui/lazyPart';
import { lazyScreen } from '../../ui/lazyScreen';
import { HISTORY } from './place';

export const history: Feature = {
  routes: [{ path: HISTORY, screen: lazyScreen(async () => (await import('./History')).History) }],
  navigation: { href: HISTORY, text: 'nav.history', icon: IconHistory },
  bar: { middle: lazyPart(async () => (await import('./SearchBox')).SearchBox) },
  shortcuts: [{ text: 'shortcuts.history', outside: ['g', 'then', 'h'], inside: [] }],
  useKeys: (go) => ({ anywhere: { 'g h': () => go(HISTORY) } }),
};
