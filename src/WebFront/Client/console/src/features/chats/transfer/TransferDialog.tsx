import { Alert, Button, Group, Loader, Modal, Textarea, TextInput } from '@mantine/core';
import { limits, meansSend } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../lib/i18n';
import { toast, toastRefusal } from '../../../ui/toasts';
import { useAgent, useClient } from '../../agent';
import { closeTransfer } from './asking';
import { ChannelOption, AgentOption } from './Options';
import styles from './TransferDialog.module.css';
import { nameOf, useChoice } from './useChoice';
import { useTargets } from './useTargets';

/** Whom to give the chat to: letters, Enter. A note is optional. */
export function TransferDialog({ sessionId, mine }: { sessionId: string; mine: boolean }) {
  const { t } = useTranslation();
  const { handovers } = useClient();
  const refusalText = useRefusalText();
  const name = useAgent((state) => state.rows[sessionId]?.customerName);
  const { targets, refused } = useTargets(sessionId);
  const { letters, options, current, gone, search, step, choose } = useChoice(targets);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const list = useId();
  const toAgent = current !== undefined && 'agent' in current;

  const send = async () => {
    if (current === undefined || busy) {
      return;
    }
    setBusy(true);
    const to = 'agent' in current ? { agent: current.agent.id } : { channel: current.channel.id };
    const refusal = await handovers.transfer(sessionId, to, note);
    setBusy(false);
    if (!toastRefusal(refusal)) {
      closeTransfer();
      if (!mine || 'channel' in current) {
        toast(t(toAgent ? 'transfer.done' : 'transfer.queued', { to: nameOf(current) }));
      }
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (meansSend(event.nativeEvent)) {
      event.preventDefault();
      void send();
    }
  };
  return (
    <Modal
      opened onClose={closeTransfer} centered title={name ? t('transfer.title', { name }) : t('transfer.titleNobody')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <TextInput
        data-autofocus aria-label={t('transfer.search')} placeholder={t('transfer.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={letters} onChange={(event) => search(event.currentTarget.value)} onKeyDown={keyDown}
        role="combobox" aria-expanded aria-controls={list} aria-activedescendant={current && `${list}-${current.key}`}
      />
      <div className={styles['transfer-options']} id={list} role="listbox" aria-label={t('transfer.to')}>
        {options.map((option) => {
          const attributes = { id: `${list}-${option.key}`, selected: option === current, choose: () => choose(option) };
          return 'agent' in option
            ? <AgentOption key={option.key} agent={option.agent} {...attributes} />
            : <ChannelOption key={option.key} channel={option.channel} {...attributes} />;
        })}
        {targets === null && refused === null && <Loader size="sm" mx="auto" my="md" />}
      </div>
      {targets !== null && options.length === 0 && (
        <p className={styles['transfer-nobody']} role="status">{t(letters === '' ? 'transfer.nobody' : 'transfer.noMatch')}</p>
      )}
      <div role="status">{gone !== null && <p className={styles['transfer-nobody']}>{t('transfer.gone', { name: gone })}</p>}</div>
      {targets === null && refused !== null && <Alert color="red" mt="sm">{refusalText(refused)}</Alert>}
      <Textarea
        mt="sm" label={t('transfer.note')} description={t('transfer.noteHint')} autosize minRows={2} maxRows={5}
        maxLength={limits.transferNoteLength} value={note} onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={closeTransfer}>{t('cancel')}</Button>
        <Button loading={busy} disabled={current === undefined} onClick={() => void send()}>
          {t(toAgent && mine ? 'transfer.offer' : 'transfer')}
        </Button>
      </Group>
    </Modal>
  );
}
