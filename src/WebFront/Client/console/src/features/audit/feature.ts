import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const audit: Feature = {
  section: {
    name: 'audit', text: 'settings.audit', icon: IconHistory,
    screen: lazyScreen(withLateTexts(async () => (await import('./Audit')).Audit)),
  },
};
