import { IconTags } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const tags: Feature = {
  section: {
    name: 'tags', text: 'settings.tags', icon: IconTags,
    screen: lazyScreen(withLateTexts(async () => (await import('./TagsScreen')).TagsScreen)),
  },
};
