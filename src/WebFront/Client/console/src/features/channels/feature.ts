import { IconMessages } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { ChannelsSection } from './ChannelsSection';

export const channels: Feature = {
  section: { name: 'channels', text: 'settings.channels', icon: IconMessages, screen: ChannelsSection },
};
