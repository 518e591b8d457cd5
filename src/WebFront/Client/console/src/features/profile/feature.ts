import { IconUser } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { Profile } from './Profile';

export const profile: Feature = {
  routes: [{ path: '/console/profile', screen: Profile }],
  menu: { href: '/console/profile', text: 'menu.profile', icon: IconUser },
};
