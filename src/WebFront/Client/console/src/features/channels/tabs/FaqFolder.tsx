import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/http';
import { valueOf } from '../../../lib/queries';
import { useSetting } from '../ChannelContext';

type Folders = readonly KnowledgeFolderView[];

const none: Folders = [];

/** Ids come with hyphens or without. */
const plain = (id: string): string => id.replaceAll('-', '').toLowerCase();

/** Which folder of the knowledge base the channel shows, with those below it. */
export function FaqFolder() {
  const { t } = useTranslation();
  const { value, set, ...rest } = useSetting<string | null>('preChat.faq.folder');
  const { data = none, isSuccess } = useQuery<Folders>({
    queryKey: ['knowledge', 'folders', 'choice'], queryFn: () => valueOf(call<KnowledgeFolderView[]>('GET', '/api/knowledge/folders')),
  });
  const chosen = value === null ? '' : plain(value);
  const gone = chosen !== '' && !data.some(({ id }) => plain(id) === chosen);
  const options = [
    { value: '', label: t('channel.faq.all') },
    ...inOrder(data).map(({ id, path }) => ({ value: plain(id), label: path })),
    ...(gone ? [{ value: chosen, label: isSuccess ? t('channel.faq.gone') : '…' }] : []),
  ];
  return (
    <NativeSelect
      {...rest} name="preChat.faq.folder" data={options} value={chosen} maw={420}
      onChange={({ currentTarget: { value: id } }) => set(id === '' ? null : hyphened(id))}
    />
  );
}

/** Each below the one that it is in, with the names on the way. */
function inOrder(all: Folders, parent: string | null = null, before = ''): { id: string; path: string }[] {
  return all.filter((folder) => (folder.parentId ?? null) === parent).flatMap(({ id, name }) => {
    const path = before + name;
    return [{ id, path }].concat(inOrder(all, id, `${path} › `));
  });
}

/** As settings are stored, so that an unchanged choice is no change. */
const hyphened = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
