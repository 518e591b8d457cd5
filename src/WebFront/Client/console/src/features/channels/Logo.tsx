import { Button, FileButton, Group, Image, Input } from '@mantine/core';
import { localRefusal } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../ui/Refused';
import { useSubmit } from '../../ui/useSubmit';
import { useSetting } from './ChannelContext';
import { channelsApi, logoAddress } from './api';
import { logoFrom } from './logoFrom';
import styles from './channels.module.css';

/** The picture in the window's header until an agent answers. */
export function Logo() {
  const { t } = useTranslation();
  const { value, set, label, description } = useSetting<string | null>('look.logo');
  const { submit, busy, problem } = useSubmit();
  const choose = async (file: File | null) => {
    if (file === null) {
      return;
    }
    const stored = await submit(async () => {
      const data = await logoFrom(file);
      return data === null ? { ok: null, refused: localRefusal('local.noPicture') } : channelsApi.addLogo(data);
    });
    if (stored !== null) {
      set(stored.id);
    }
  };
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <Group mt={6}>
        {value && (
          <Image
            src={logoAddress(value)} alt={label} h={44} w="auto" maw={160} fit="contain" radius="sm" className={styles['logo-shown']}
          />
        )}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button variant="default" loading={busy} {...props}>{t(value ? 'channel.logo.change' : 'channel.logo.choose')}</Button>
          )}
        </FileButton>
        {value && <Button variant="subtle" color="red" onClick={() => set(null)}>{t('channel.logo.remove')}</Button>}
      </Group>
      <Refused problem={problem} />
    </Input.Wrapper>
  );
}
