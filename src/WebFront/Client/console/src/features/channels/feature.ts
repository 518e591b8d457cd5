import { IconMessages } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';

export const channels: Feature = {
  section: {
    name: 'channels',
    text: 'settings.channels',
    icon: IconMessages,
    screen: lazyScreen(withLateTexts(async () => (await import('./ChannelsSection')).ChannelsSection)),
  },
};
