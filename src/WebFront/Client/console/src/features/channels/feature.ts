import { IconMessages } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { lazyScreen } from '../../ui/lazyScreen';

export const channels: Feature = {
  section: {
    name: 'channels',
    text: 'settings.channels',
    icon: IconMessages,
    screen: lazyScreen(async () => (await import('./ChannelsSection')).ChannelsSection),
  },
};
