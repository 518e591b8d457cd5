import { Button, Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FrontPage } from './FrontPage';

interface Props {
  /** Why nobody knows; of a link that is over, its page says it. Null: it has not been looked at yet. */
  problem: string | null;
  /** Used, replaced, too old, or no link at all. */
  over: boolean;
  busy: boolean;
  onRetry: () => void;
}

/** A one-time link that opens no form: it is over, or nobody knows yet. */
export function LinkPage({ problem, over, busy, onRetry }: Props) {
  const { t } = useTranslation();
  if (problem === null) {
    return <Center h="100dvh"><Loader /></Center>;
  }
  return (
    <FrontPage
      title={t(over ? 'link.over' : 'link.unknown')} text={over ? t('link.overText') : ''} problem={over ? null : problem}
      onSubmit={(event) => event.preventDefault()}
    >
      {over
        ? <Button component="a" href="/console" size="md" fullWidth>{t('signIn.button')}</Button>
        : <Button size="md" loading={busy} fullWidth onClick={onRetry}>{t('retry')}</Button>}
    </FrontPage>
  );
}
