import { Anchor, Badge, Text } from '@mantine/core';
import { LINK_REL, webAddress, type SessionRow } from '@orleans-chat/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName, languageName, moment } from '../../../lib/words';
import { useChannelName } from '../../agent';
import styles from './Details.module.css';

/** What the customer told, and where they are; nothing of it is verified. */
export function Details({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const channel = useChannelName(row.channelId);
  const page = webAddress(row.pageUrl ?? '');
  return (
    <dl className={styles.details}>
      <Detail name={t('customer.name')}>{row.customerName}</Detail>
      <Detail name={t('customer.email')}>
        {row.customerEmail && (
          <>
            <Anchor href={`mailto:${encodeURIComponent(row.customerEmail)}`}>{row.customerEmail}</Anchor>{' '}
            <Badge size="xs" variant="light" color="gray">{t('customer.unverified')}</Badge>
          </>
        )}
      </Detail>
      {row.customerCompany && <Detail name={t('form.company')}>{row.customerCompany}</Detail>}
      {row.customerPhone && (
        <Detail name={t('form.phone')}>
          <Anchor href={`tel:${row.customerPhone.replaceAll(/[^\d+]/g, '')}`}>{row.customerPhone}</Anchor>
        </Detail>
      )}
      {row.customerCountry && <Detail name={t('form.country')}>{countryName(row.customerCountry)}</Detail>}
      <Detail name={t('customer.channel')}>{channel}</Detail>
      <Detail name={t('customer.page')}>
        {page !== null && <Anchor href={page} target="_blank" rel={LINK_REL} className="page">{page}</Anchor>}
      </Detail>
      <Detail name={t('customer.language')}>{row.language && languageName(row.language)}</Detail>
      <Detail name={t('customer.requested')}>{moment(row.requestedAt)}</Detail>
      <Detail name={t('customer.accepted')}>{row.acceptedAt && moment(row.acceptedAt)}</Detail>
      {row.endedAt && <Detail name={t('customer.ended')}>{moment(row.endedAt)}</Detail>}
      <Detail name={t('customer.messages')}>{row.messageCount}</Detail>
    </dl>
  );
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return <div><dt>{name}</dt><dd>{children || <Text span c="dimmed">{t('customer.none')}</Text>}</dd></div>;
}
