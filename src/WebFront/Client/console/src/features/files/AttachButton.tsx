import { ActionIcon } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { whenIdle } from '../../lib/whenIdle';
import { useAgent, useClient } from '../agent';
import { limitsIn } from './limits';
import { takeFiles } from './unsent';

/** Opens the browser's picker; not there where the channel takes no files. */
export function AttachButton({ sessionId, onPicked }: { sessionId: string; onPicked: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const limits = useAgent((state) => limitsIn(state, sessionId));
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => whenIdle(() => import('./chatUploads')), []);
  return limits !== null && (
    <>
      <ActionIcon
        variant="subtle" color="gray" size={40} radius="md" aria-label={t('files.attach')} title={t('files.attach')}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={21} aria-hidden />
      </ActionIcon>
      <input
        ref={input} type="file" multiple hidden tabIndex={-1} aria-hidden accept={limits.extensions.join()}
        onChange={({ currentTarget }) => {
          void takeFiles(client, sessionId, [...currentTarget.files!]);
          currentTarget.value = ''; // The same file may be picked again.
          onPicked();
        }}
      />
    </>
  );
}
