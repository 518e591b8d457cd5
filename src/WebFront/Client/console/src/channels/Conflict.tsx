import { Button, Group, Image, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import type { VersionedSettings } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannel } from './ChannelContext';
import { logoAddress } from './channelsApi';
import { putOff, settle } from './drafts';
import { differences, read, write } from './paths';
import { useSettingWords } from './settingWords';

type Side = 'mine' | 'theirs';

/** Somebody else saved meanwhile: both versions, setting by setting, and which of them shall hold. */
export function Conflict({ theirs }: { theirs: VersionedSettings }) {
  const { t } = useTranslation();
  const { id, draft } = useChannel();
  const paths = differences(draft.now, theirs.settings);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const mineChanged = new Set(differences(draft.base, draft.now));
  // What only the others changed is theirs; everything else is what I want it to be.
  const sideOf = (path: string): Side => chosen[path] ?? (mineChanged.has(path) ? 'mine' : 'theirs');
  const all = (side: Side) => setChosen(Object.fromEntries(paths.map((path) => [path, side])));
  const store = () => {
    const now = paths.filter((path) => sideOf(path) === 'theirs').reduce((settings, path) => write(settings, path, read(theirs.settings, path)), draft.now);
    void settle(id, now);
  };
  return (
    <Modal opened onClose={() => putOff(id)} size="xl" title={t('conflict.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{t('conflict.text')}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => all('mine')}>{t('conflict.allMine')}</Button>
          <Button size="xs" variant="default" onClick={() => all('theirs')}>{t('conflict.allTheirs')}</Button>
        </Group>
        <Table.ScrollContainer minWidth={480}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr><Table.Th>{t('conflict.setting')}</Table.Th><Table.Th>{t('conflict.mine')}</Table.Th><Table.Th>{t('conflict.theirs')}</Table.Th></Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {paths.map((path) => (
                <Table.Tr key={path}>
                  <Table.Th scope="row" fw={500}>{t(`channel.field.${path}` as 'channel.field.name')}</Table.Th>
                  {(['mine', 'theirs'] as const).map((side) => (
                    <Table.Td key={side}>
                      <Radio
                        name={path} label={<Value path={path} value={read(side === 'mine' ? draft.now : theirs.settings, path)} />} checked={sideOf(path) === side}
                        onChange={() => setChosen({ ...chosen, [path]: side })}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="end">
          <Button variant="default" onClick={() => putOff(id)}>{t('conflict.later')}</Button>
          <Button onClick={store}>{t('conflict.save')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Pictures are told apart by looking at them. */
function Value({ path, value }: { path: string; value: unknown }) {
  const words = useSettingWords();
  return path === 'look.logo' && typeof value === 'string'
    ? <Image src={logoAddress(value)} alt={words(path, value)} h={44} w="auto" maw={160} fit="contain" className="logo-shown" />
    : words(path, value);
}
