import { IconTemplate } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const replies: Feature = {
  section: {
    name: 'templates', text: 'settings.templates', icon: IconTemplate,
    screen: lazyScreen(withLateTexts(async () => (await import('./TemplatesScreen')).TemplatesScreen)),
  },
};
