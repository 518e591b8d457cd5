import { Center, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isMissing, valueOf } from '../../../lib/queries';
import { NotLoaded } from '../../../ui/NotLoaded';
import { knowledgeApi } from '../api';
import { FIELDS } from '../editor/drafts';
import { Difference } from './Difference';

interface Props {
  article: string;
  language: string;
  /** 0: before there was anything. */
  before: number;
  after: number;
}

const NOTHING = { title: '', slug: '', body: '' };

/** Title, address and text of two versions; what is alike in both is left out, but for the text. */
export function Compared({ article, language, before, after }: Props) {
  const { t } = useTranslation();
  const asked = (number: number) => ({
    queryKey: ['knowledge', 'version', article, language, number], staleTime: Infinity,
    queryFn: () => (number === 0 ? NOTHING : valueOf(knowledgeApi.version(article, language, number))),
  });
  const [first, second] = [useQuery(asked(before)), useQuery(asked(after))];
  if (first.data === undefined || second.data === undefined) {
    const missing = [first, second].find(isMissing);
    return missing === undefined ? <Center p="xl"><Loader /></Center> : <NotLoaded again={missing.refetch} />;
  }
  const [old, now] = [first.data, second.data];
  return (
    <>
      {FIELDS.filter((field) => field === 'body' || old[field] !== now[field]).map((field) => (
        <div key={field}>
          <Text fz="sm" fw={500}>{t(`knowledge.field.${field}`)}</Text>
          <Difference
            before={old[field]} after={now[field]} label={t('knowledge.difference.of', { field: t(`knowledge.field.${field}`) })}
          />
        </div>
      ))}
    </>
  );
}
