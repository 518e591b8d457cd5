import { useChannels } from '../channels';
import { People } from './People';

export function PeopleSection() {
  const { channels } = useChannels();
  return <People channels={channels} />;
}
