import { useTranslation } from 'react-i18next';
import { useAgent } from './store';

/** A channel's name; also of one that is gone, or not the agent's any more, where it was known. */
export function useChannelName(id: string): string {
  const { t } = useTranslation();
  return useAgent((state) => state.channels[id]?.name) ?? t('channel.gone');
}

/** The same for several. */
export function useChannelNames(): (id: string) => string {
  const { t } = useTranslation();
  const channels = useAgent((state) => state.channels);
  return (id) => channels[id]?.name ?? t('channel.gone');
}
