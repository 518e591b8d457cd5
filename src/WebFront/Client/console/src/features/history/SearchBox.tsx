import { limits } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useIsPhone } from '../../lib/screens';
import { addressOf } from './place';
import styles from './SearchBox.module.css';

/** In the bar of every screen: leads to what is found. */
export function SearchBox() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const phone = useIsPhone();
  const [text, setText] = useState('');
  const search = (event: FormEvent) => {
    event.preventDefault();
    go(addressOf({ text }));
    setText('');
  };
  return !phone && (
    <form className={styles['search-box']} role="search" onSubmit={search}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <input
        type="search" aria-label={t('history.search')} placeholder={t('history.search')} maxLength={limits.searchTextLength}
        value={text} onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
