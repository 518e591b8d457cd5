import { IconUser } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const profile: Feature = {
  routes: [{ path: '/console/profile', screen: lazyScreen(withLateTexts(async () => (await import('./Profile')).Profile)) }],
  menu: { href: '/console/profile', text: 'menu.profile', icon: IconUser },
};
