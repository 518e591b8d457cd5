import type { SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { boardsMissing, incoming, may, useAgent, waiting } from '../../agent';
import { OneLine } from '../../../ui/OneLine';
import { ReasonedButton } from '../../../ui/ReasonedButton';
import { useActions } from '../useActions';
import { WaitPill } from '../wait/WaitPill';
import { Excerpt } from './Excerpt';
import { Rows } from './Rows';

/** Waiting chats; the agent may respond to any of them. */
export function Incoming({ channel }: { channel: string | null }) {
  const { t } = useTranslation();
  const rows = useAgent(useShallow((state) => incoming(state, channel)));
  const more = useAgent((state) => waiting(state, channel)) - rows.length;
  const works = useAgent((state) => (state.me?.channels.length ?? 0) > 0);
  const { accept } = useActions();
  const allowed = (row: SessionRow) => may(useAgent.getState(), row.channelId, 'respond');
  const missing = useAgent((state) => boardsMissing(state, channel));
  return (
    <Rows
      missing={missing}
      title={t('incoming.title')} empty={t(works ? 'incoming.empty' : 'incoming.noChannel')} hint={t('incoming.hint')} rows={rows}
      more={more > 0 ? t('incoming.more', { count: more }) : null}
      columns={[
        ['customer', t('column.customer')], ['channel', t('column.channel')], ['text', t('column.question')], ['time', t('column.waited')],
        ['action', t('column.action')],
      ]}
      onOpen={(row) => allowed(row) && void accept(row.id)}
      cells={(row, names) => [
        <OneLine key="n">{names.customer}</OneLine>,
        <OneLine key="c">{names.channel}</OneLine>,
        <Excerpt key="q" row={row} text={row.firstMessage} />,
        <WaitPill key="w" row={row} />,
        <ReasonedButton
          key="b" size="xs" reason={allowed(row) ? null : t('respond.forbidden')} aria-label={t('respondTo', { name: names.customer })}
          onClick={() => void accept(row.id)}
        >
          {t('respond')}
        </ReasonedButton>,
      ]}
    />
  );
}
