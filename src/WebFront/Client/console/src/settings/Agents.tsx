import { Alert, Badge, Button, Checkbox, Group, Modal, Paper, Stack, Switch, Table, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { AgentAccountView, ChannelView, RefusalView } from '@orleans-chat/shared';
import { IconUserPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../agent/api';
import { PASSWORD_LENGTH } from '../app/Setup';
import { say } from '../parts/toasts';
import { Password } from '../parts/Password';
import { useRefusalText } from '../texts/i18n';

interface Props {
  agents: readonly AgentAccountView[];
  channels: readonly ChannelView[];
  onChanged: () => Promise<void>;
}

export function Agents({ agents, channels, onChanged }: Props) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const added = async (name: string) => {
    close();
    say(t('settings.agents.added', { name }));
    await onChanged();
  };
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="agents">
      <Group justify="space-between" mb="md">
        <Title order={2} fz={18} id="agents">{t('settings.agents')}</Title>
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>{t('settings.agents.add')}</Button>
      </Group>
      <div className="agents">
        <Table aria-labelledby="agents">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.name')}</Table.Th><Table.Th>{t('field.email')}</Table.Th><Table.Th>{t('settings.agents.channels')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {agents.map((agent) => (
              <Table.Tr key={agent.id}>
                <Table.Td>{agent.name} {agent.administrator && <Badge variant="light" ml="xs">{t('settings.agents.admin')}</Badge>}</Table.Td>
                <Table.Td>{agent.email}</Table.Td>
                <Table.Td>{agent.channels.map((channel) => channel.name).join(', ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Modal opened={opened} onClose={close} title={t('settings.agents.add')} centered closeButtonProps={{ 'aria-label': t('close') }}>
        <AddAgent channels={channels} onAdded={(name) => void added(name)} />
      </Modal>
    </Paper>
  );
}

function AddAgent({ channels, onAdded }: { channels: readonly ChannelView[]; onAdded: (name: string) => void }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [chosen, setChosen] = useState<string[]>(channels.map((channel) => channel.id));
  const [administrator, setAdministrator] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const name = String(fields.get('name')).trim();
    setBusy(true);
    const outcome = await api.addAgent({
      name, email: String(fields.get('email')).trim(), password: String(fields.get('password')), administrator, channelIds: chosen,
    });
    setBusy(false);
    setRefused(outcome.refused);
    if (outcome.ok !== null) {
      onAdded(name);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {refused && <Alert color="red" role="alert">{refusalText(refused)}</Alert>}
      <TextInput name="name" label={t('field.name')} maxLength={100} required withAsterisk={false} data-autofocus autoComplete="off" />
      <TextInput name="email" type="email" label={t('field.email')} maxLength={254} required withAsterisk={false} autoComplete="off" />
      <Password
        name="password" label={t('field.password')} description={t('field.passwordHint')} required withAsterisk={false}
        minLength={PASSWORD_LENGTH} autoComplete="new-password"
      />
      <Checkbox.Group label={t('settings.agents.channels')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">{channels.map((channel) => <Checkbox key={channel.id} value={channel.id} label={channel.name} />)}</Stack>
      </Checkbox.Group>
      <Switch label={t('settings.agents.admin')} checked={administrator} onChange={(event) => setAdministrator(event.currentTarget.checked)} />
      <Button type="submit" loading={busy}>{t('settings.agents.add')}</Button>
    </form>
  );
}
