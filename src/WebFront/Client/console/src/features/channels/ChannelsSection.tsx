import type { ScreenProps } from '../../lib/feature';
import { ChannelEditor } from './ChannelEditor';
import { ChannelList } from './ChannelList';
import { useChannels } from './useChannels';

/** All channels, or the one that the address names. */
export function ChannelsSection({ params: { id, tab } }: ScreenProps) {
  const { channels, reload } = useChannels();
  return id === undefined
    ? <ChannelList channels={channels} onChanged={reload} />
    : <ChannelEditor key={id} id={id} tab={tab} channel={channels.find((each) => each.id === id)} onChanged={reload} />;
}
