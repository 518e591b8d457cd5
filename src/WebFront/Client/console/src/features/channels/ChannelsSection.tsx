import type { ScreenProps } from '../../lib/feature';
import { withNew } from '../../lib/withNew';
import { ChannelEditor } from './ChannelEditor';
import { ChannelList } from './ChannelList';
import { useChannels } from './useChannels';

/** All channels, or the one that the address names. */
export function ChannelsSection({ params: { id, tab } }: ScreenProps) {
  const { channels, setChannels, known, missing, askAnew } = useChannels();
  if (id === undefined) {
    return (
      <ChannelList
        channels={channels} known={known} again={missing ? askAnew : null} onAdded={(made) => setChannels((all) => withNew(all, made))}
        onDeleted={(gone) => setChannels((all) => all.filter((each) => each.id !== gone))}
      />
    );
  }
  return <ChannelEditor key={id} id={id} tab={tab} channel={channels.find((each) => each.id === id)} />;
}
