import { Alert, Button, Group, Loader, Modal, Textarea, TextInput } from '@mantine/core';
import { limits, meansSend, type TransferAgent, type TransferChannel } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../lib/i18n';
import { toast, toastRefusal } from '../../../ui/toasts';
import { useAgent, useClient } from '../../agent';
import { closeTransfer } from './asking';
import { ChannelOption, AgentOption } from './Options';
import styles from './TransferDialog.module.css';
import { useTargets } from './useTargets';

type Option = { readonly key: string; readonly agent: TransferAgent } | { readonly key: string; readonly channel: TransferChannel };

/** Whom to give the chat to: letters, Enter. A note is optional. */
export function TransferDialog({ sessionId, mine }: { sessionId: string; mine: boolean }) {
  const { t } = useTranslation();
  const { handovers } = useClient();
  const refusalText = useRefusalText();
  const name = useAgent((state) => state.rows[sessionId]?.customerName);
  const { targets, refused } = useTargets(sessionId);
  const [letters, setLetters] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const list = useId();
  const options = optionsOf(targets?.agents ?? [], targets?.channels ?? [], letters);
  const current = options.find(({ key }) => key === chosen) ?? options[0];
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
        toast(t('transfer.done', { to: 'agent' in current ? current.agent.name : current.channel.name }));
      }
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setChosen(options[(options.indexOf(current!) + by + options.length) % options.length]?.key ?? null);
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
        value={letters} onChange={(event) => setLetters(event.currentTarget.value)} onKeyDown={keyDown}
        role="combobox" aria-expanded aria-controls={list} aria-activedescendant={current && `${list}-${current.key}`}
      />
      <div className={styles['transfer-options']} id={list} role="listbox" aria-label={t('transfer.to')}>
        {options.map((option) => {
          const attributes = { id: `${list}-${option.key}`, selected: option === current, choose: () => setChosen(option.key) };
          return 'agent' in option
            ? <AgentOption key={option.key} agent={option.agent} {...attributes} />
            : <ChannelOption key={option.key} channel={option.channel} {...attributes} />;
        })}
        {targets === null && refused === null && <Loader size="sm" mx="auto" my="md" />}
      </div>
      {targets !== null && options.length === 0 && (
        <p className={styles['transfer-nobody']} role="status">{t(letters === '' ? 'transfer.nobody' : 'transfer.noMatch')}</p>
      )}
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

/** Colleagues first; of channels only those that take chats. */
function optionsOf(agents: readonly TransferAgent[], channels: readonly TransferChannel[], letters: string): readonly Option[] {
  const wanted = letters.trim().toLocaleLowerCase();
  const fits = ({ name }: { name: string }) => name.toLocaleLowerCase().includes(wanted);
  return [
    ...agents.filter(fits).map((agent) => ({ key: agent.id, agent })),
    ...channels.filter((channel) => channel.open && fits(channel)).map((channel) => ({ key: channel.id, channel })),
  ];
}
