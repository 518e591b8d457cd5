import { Badge, Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import type { OutgoingMailView, RefusalView } from '@orleans-chat/shared';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NotLoaded } from '../../ui/NotLoaded';
import { toastRefusal } from '../../ui/toasts';
import { moment } from '../../lib/words';
import { isMissing, valueOf } from '../../lib/queries';
import { useRefusalText } from '../../lib/i18n';
import { mailApi } from './api';

const COLORS: Record<string, string> = { waiting: 'blue', sent: 'green', failed: 'red' };
const NONE: readonly OutgoingMailView[] = [];
const LOOK_MS = 10_000;

/** As the server would have refused it to whoever waited for it. */
const failure = ({ reason, error }: OutgoingMailView): RefusalView => ({
  code: 'mail.rejected', text: error ?? '', details: { words: error ?? '', ...(reason ? { reason } : {}) },
});

/** That there are none, or that nobody can say. */
function Nothing({ query }: { query: UseQueryResult<readonly OutgoingMailView[]> }) {
  const { t } = useTranslation();
  return isMissing(query) ? <NotLoaded again={query.refetch} /> : query.data !== undefined && <Text c="dimmed">{t('outbox.empty')}</Text>;
}

/** What waits, what was sent, and what failed. */
export function Outbox() {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const query = useQuery({
    queryKey: ['outbox'], queryFn: () => valueOf(mailApi.outbox()), refetchInterval: LOOK_MS, refetchIntervalInBackground: true,
  });
  const { data: mails = NONE, refetch } = query;
  const retry = async (id: string) => {
    toastRefusal((await mailApi.retry(id)).refused);
    await refetch();
  };
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="outbox">
      <Group justify="space-between" mb="md">
        <Title order={2} fz={18} id="outbox">{t('outbox.title')}</Title>
        <Button variant="default" size="sm" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void refetch()}>
          {t('outbox.refresh')}
        </Button>
      </Group>
      {mails.length === 0 ? <Nothing query={query} /> : (
        <div className="wide-table">
          <Table aria-labelledby="outbox" verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('outbox.recipient')}</Table.Th>
                <Table.Th>{t('outbox.subject')}</Table.Th>
                <Table.Th>{t('outbox.state')}</Table.Th>
                <Table.Th>{t('outbox.at')}</Table.Th>
                <Table.Th><span className="hidden-words">{t('column.action')}</span></Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {mails.map((mail) => (
                <Table.Tr key={mail.id}>
                  <Table.Td>{mail.recipient}</Table.Td>
                  <Table.Td>
                    {mail.subject}
                    {mail.error && mail.state !== 'sent' && <Text fz="sm" c="red">{refusalText(failure(mail))}</Text>}
                  </Table.Td>
                  <Table.Td>
                    <Badge miw="max-content" variant="light" color={COLORS[mail.state] ?? 'gray'}>
                      {t(`outbox.${mail.state as 'sent'}`)}
                    </Badge>
                    {mail.attempts > 1 && <Text fz="xs" c="dimmed">{t('outbox.attempts', { count: mail.attempts })}</Text>}
                  </Table.Td>
                  <Table.Td className="figure">{moment(mail.finishedAt ?? mail.createdAt)}</Table.Td>
                  <Table.Td>
                    {mail.state !== 'sent' && mail.attempts > 0 && (
                      <Button
                        size="xs" variant="default" aria-label={t('outbox.retryWho', { email: mail.recipient })}
                        onClick={() => void retry(mail.id)}
                      >
                        {t('retry')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Paper>
  );
}
