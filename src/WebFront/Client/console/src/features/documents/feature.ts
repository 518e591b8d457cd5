import { IconFolders } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const documents: Feature = {
  section: {
    name: 'documents', text: 'settings.documents', icon: IconFolders,
    screen: lazyScreen(withLateTexts(async () => (await import('./DocumentsScreen')).DocumentsScreen)),
  },
};
