import { Button, Group, Radio, Stack, Switch, Text, TextInput } from '@mantine/core';
import { limits, type ChannelView, type InvitationView, type PersonView } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../ui/CopyText';
import { EmailField } from '../../ui/EmailField';
import { Refused } from '../../ui/Refused';
import { useSubmit } from '../../ui/useSubmit';
import { language } from '../../lib/i18n';
import { grantsOn, usual } from './grants';
import { NoMail, useMailSetUp } from '../mail';
import { peopleApi } from './api';
import { Permissions } from './Permissions';


interface Props {
  channels: readonly ChannelView[];
  onInvited: (person: PersonView) => void;
  onDone: () => void;
}

/** By mail, or by a link that is handed over. */
export function Invite({ channels, onInvited, onDone }: Props) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState(() => (channels.length === 1 ? usual(channels) : []));
  const grants = grantsOn(channels, ticked);
  const [administrator, setAdministrator] = useState(false);
  const mail = useMailSetUp();
  const [chosen, setHow] = useState<string | null>(null);
  // Nothing is preset before it is known what is possible: it might change under the hand of who sends the form.
  const preset = mail === null ? null : mail ? 'mail' : 'link';
  const how = chosen ?? preset;
  const [invited, setInvited] = useState<InvitationView | null>(null);
  const { submit, busy, problem, wrong } = useSubmit('email', 'name');
  const invite = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const made = await submit(() => peopleApi.invite({
      name: String(fields.get('name')).trim() || null, email: String(fields.get('email')).trim(), administrator, channels: grants,
      send: how === 'mail', language: language(),
    }));
    if (made !== null) {
      setInvited(made);
      onInvited(made.person);
    }
  };
  if (invited !== null) {
    return (
      <Stack>
        <Text role="status">{t(invited.link ? 'people.linkMade' : 'people.mailed', { email: invited.person.email })}</Text>
        {invited.link && <CopyText text={invited.link} />}
        <Button onClick={onDone} w="fit-content" data-autofocus>{t('people.done')}</Button>
      </Stack>
    );
  }
  return (
    <form className="stack" onSubmit={(event) => void invite(event)}>
      <Refused problem={problem} />
      <EmailField
        name="email" label={t('field.email')} required withAsterisk={false} error={wrong('email')} data-autofocus autoComplete="off"
      />
      <TextInput name="name" label={t('people.nameOptional')} maxLength={limits.nameLength} error={wrong('name')} autoComplete="off" />
      <div>
        <Text fw={500} fz="sm">{t('people.where')}</Text>
        <Text fz="sm" c="dimmed" mb="xs">{t('people.whereHint')}</Text>
        <Permissions channels={channels} grants={grants} onChange={setTicked} />
        <Text fz="sm" c="orange" role="status">{grants.every(({ permissions }) => permissions.length === 0) && t('people.nowhere')}</Text>
      </div>
      <Switch
        label={t('people.makeAdministrator')} description={t('people.administratorAbout')} checked={administrator}
        onChange={(event) => setAdministrator(event.currentTarget.checked)}
      />
      <Radio.Group label={t('people.how')} value={how} onChange={setHow}>
        <Group mt="xs">
          <Radio value="mail" label={t('people.byMail')} required disabled={mail === false && chosen !== 'mail'} />
          <Radio value="link" label={t('people.byLink')} required />
        </Group>
      </Radio.Group>
      {mail === false && <NoMail />}
      <Button type="submit" loading={busy} w="fit-content">{t('people.invite')}</Button>
    </form>
  );
}
