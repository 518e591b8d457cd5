import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTags } from '../../tags';
import { useStarred } from '../stars/useStarred';
import { known, useFilter } from './filter';
import styles from './ListFilter.module.css';

/** Between the queue and the list; not there before anything is starred or there are tags. */
export function ListFilter() {
  const { t } = useTranslation();
  const tags = useTags();
  const { star, tag } = known(useFilter(), tags);
  const some = useStarred().length > 0;
  if (!some && !star && tags.length === 0) {
    return null;
  }
  const Icon = star ? IconStarFilled : IconStar;
  return (
    <div className={styles.filter} role="group" aria-label={t('filter.label')}>
      <ActionIcon
        variant={star ? 'light' : 'subtle'} color={star ? 'yellow.7' : 'gray'} size={28} aria-pressed={star} aria-label={t('filter.star')}
        title={t('filter.star')} onClick={() => useFilter.setState({ star: !star })}
      >
        <Icon size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      {tags.length > 0 && (
        <NativeSelect
          className={styles['filter-tag']} size="xs" aria-label={t('filter.tag')} value={tag ?? ''} data-on={tag !== null}
          data={[{ value: '', label: t('filter.anyTag') }, ...tags.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => useFilter.setState({ tag: event.currentTarget.value || null })}
        />
      )}
    </div>
  );
}
