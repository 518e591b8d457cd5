import { IconTemplate } from '@tabler/icons-react';
import type { Feature, Screen } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

const screen: Screen = lazyScreen(withLateTexts(async () => (await import('./TemplatesScreen')).TemplatesScreen));

export const replies: Feature = {
  // For whoever may edit the knowledge base and is no administrator: the menu in the composer leads there.
  routes: [{ path: '/console/templates', screen: lazyScreen(withLateTexts(async () => (await import('./TemplatesPage')).TemplatesPage)) }],
  section: { name: 'templates', text: 'settings.templates', icon: IconTemplate, screen },
};
