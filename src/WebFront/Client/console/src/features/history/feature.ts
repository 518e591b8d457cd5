import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { lazyScreen } from '../../ui/lazyScreen';
import { SearchBox } from './SearchBox';
import { HISTORY } from './place';

export const history: Feature = {
  routes: [{ path: HISTORY, screen: lazyScreen(async () => (await import('./History')).History) }],
  navigation: { href: HISTORY, text: 'nav.history', icon: IconHistory },
  bar: { middle: SearchBox },
  shortcuts: [{ text: 'shortcuts.history', outside: ['g', 'then', 'h'], inside: [] }],
  useKeys: (go) => ({ anywhere: { 'g h': () => go(HISTORY) } }),
};
