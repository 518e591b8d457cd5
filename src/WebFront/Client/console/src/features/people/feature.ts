import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const people: Feature = {
  section: {
    name: 'people',
    text: 'settings.people',
    icon: IconUsers,
    screen: lazyScreen(withLateTexts(async () => (await import('./PeopleSection')).PeopleSection)),
  },
};
