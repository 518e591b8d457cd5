import { Anchor, Drawer, Loader, Text, Title } from '@mantine/core';
import type { DocumentDetails } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRefusalText } from '../../lib/i18n';
import { refusalOf, valueOf } from '../../lib/queries';
import { moment, fileSize } from '../../lib/words';
import { FilesOnTheirWay } from '../files';
import { pastChatAddress } from '../history';
import { documentsApi } from './api';
import { PickButton } from './PickButton';
import { detailsOf } from './useLibrary';
import { useUploads } from './useUploads';
import styles from './DocumentDrawer.module.css';

/** A document with its versions, and who sent it where. */
export function DocumentDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={id !== null} onClose={onClose} position="right" size={520} title={t('documents.look')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {id !== null && <Details id={id} />}
    </Drawer>
  );
}

function Details({ id }: { id: string }) {
  const refusalText = useRefusalText();
  const { data, error } = useQuery({ queryKey: detailsOf(id), queryFn: () => valueOf(documentsApi.details(id)) });
  const refusal = refusalOf(error);
  if (data === undefined) {
    return refusal === null ? <Loader size="sm" /> : <Text role="alert">{refusalText(refusal)}</Text>;
  }
  return (
    <div className={styles['document-details']}>
      <Title order={3} fz={18}><bdi>{data.document.name}</bdi></Title>
      {data.document.description && <Text className={styles['document-description']}><bdi>{data.document.description}</bdi></Text>}
      <Versions details={data} />
      <SentWhere details={data} />
    </div>
  );
}

function Versions({ details: { document, versions } }: { details: DocumentDetails }) {
  const { t } = useTranslation();
  const { uploads, items, add } = useUploads(({ documentId }) => documentId === document.id);
  return (
    <section aria-labelledby="document-versions">
      <div className={styles['document-part']}>
        <Title order={4} fz={15} id="document-versions">{t('documents.versions')}</Title>
        <PickButton
          size="xs" variant="default" leftSection={<IconUpload size={14} aria-hidden />}
          onFiles={(files) => add(files, { folderId: null, documentId: document.id })}
        >
          {t('documents.addVersion')}
        </PickButton>
      </div>
      {items.length > 0 && <FilesOnTheirWay items={items} onRemove={(key) => uploads.remove(key)} onRetry={(key) => uploads.retry(key)} />}
      <ol className={styles['document-entries']} reversed>
        {versions.map(({ number, file, at, by }) => (
          <li key={number}>
            <Anchor href={`/files/${file.id}`} download={file.name}>{t('documents.version', { number })}: <bdi>{file.name}</bdi></Anchor>
            <Text fz="xs" c="dimmed">{[fileSize(file.length), moment(at)].join(' · ')}{by && <> · <bdi>{by}</bdi></>}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

function SentWhere({ details: { document, sent } }: { details: DocumentDetails }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="document-sent">
      <Title order={4} fz={15} id="document-sent">{t('documents.sent')}</Title>
      <Text fz="sm" c="dimmed">{t('documents.sentTimes', { count: document.sent })}</Text>
      <ol className={styles['document-entries']}>
        {sent.map(({ sessionId, seq, at, by, fileVersion }) => (
          <li key={`${sessionId}.${seq}`}>
            <Anchor component={Link} href={pastChatAddress(sessionId, seq)}>{moment(at)}</Anchor>
            <Text fz="xs" c="dimmed">{by && <><bdi>{by}</bdi> · </>}{t('documents.version', { number: fileVersion })}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
