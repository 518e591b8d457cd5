import { isolated, type SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { boardsMissing, may, ongoing, useAgent, useNow } from '../../agent';
import { showChat } from '../view';
import { OneLine } from '../../../ui/OneLine';
import { ReasonedButton } from '../../../ui/ReasonedButton';
import { since } from '../../../lib/words';
import { Excerpt } from './Excerpt';
import { Rows } from './Rows';

/** Chats that an agent has; own ones open, others' are listened in to, with the permission. */
export function Ongoing({ channel }: { channel: string | null }) {
  const { t } = useTranslation();
  const rows = useAgent(useShallow((state) => ongoing(state, channel)));
  const me = useAgent((state) => state.me?.id);
  const mine = (row: SessionRow) => row.agentId === me;
  const listens = (permission: 'listenIn' | 'manager', row: SessionRow) => may(useAgent.getState(), row.channelId, permission);
  const allowed = (row: SessionRow) => mine(row) || listens('listenIn', row) || listens('manager', row);
  const missing = useAgent((state) => boardsMissing(state, channel));
  return (
    <Rows
      missing={missing}
      title={t('ongoing.title')} empty={t('ongoing.empty')} hint={t('ongoing.hint')} rows={rows}
      columns={[
        ['customer', t('column.customer')], ['channel', t('column.channel')], ['agent', t('column.agent')], ['text', t('column.last')],
        ['time', t('column.lasted')], ['action', t('column.action')],
      ]}
      onOpen={(row) => allowed(row) && showChat(row.id)}
      cells={(row, names) => [
        <OneLine key="n">{names.customer}</OneLine>, <OneLine key="c">{names.channel}</OneLine>,
        <OneLine key="a">{mine(row) ? t('you') : row.agentName}</OneLine>, <Excerpt key="q" row={row} text={row.lastMessage} />,
        <Lasted key="w" row={row} />,
        <ReasonedButton
          key="b" size="xs" variant="default" reason={allowed(row) ? null : t('listenIn.forbidden')} onClick={() => showChat(row.id)}
          aria-label={mine(row) ? `${t('open')}: ${isolated(names.customer)}` : t('listenInTo', { name: names.customer })}
        >
          {t(mine(row) ? 'open' : 'listenIn')}
        </ReasonedButton>,
      ]}
    />
  );
}

function Lasted({ row }: { row: SessionRow }) {
  return <span className="figure">{since(row.acceptedAt, useNow())}</span>;
}
