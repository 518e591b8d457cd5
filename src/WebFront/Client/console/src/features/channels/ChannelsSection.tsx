import type { ChannelSettings } from '@orleans-chat/shared';
import type { ScreenProps } from '../../lib/feature';
import { ChannelEditor } from './ChannelEditor';
import { ChannelList } from './ChannelList';
import { useChannels } from './useChannels';

/** All channels, or the one that the address names. */
export function ChannelsSection({ params: { id, tab } }: ScreenProps) {
  const { channels, setChannels, reload } = useChannels();
  if (id === undefined) {
    return (
      <ChannelList
        channels={channels} onAdded={(made) => setChannels((all) => [...all, made])}
        onDeleted={(gone) => setChannels((all) => all.filter((each) => each.id !== gone))}
      />
    );
  }
  const channel = channels.find((each) => each.id === id);
  const saved = ({ name, header, color, language, postChat }: ChannelSettings) => {
    if (name === channel?.name) {
      setChannels((all) => all.map((each) => (each.id === id ? { ...each, header, color, language, postChat } : each)));
    } else {
      void reload(); // It may stand elsewhere in the list now.
    }
  };
  return <ChannelEditor key={id} id={id} tab={tab} channel={channel} onSaved={saved} />;
}
