import { Alert, Button, Center, Group, Loader } from '@mantine/core';
import { localRefusal } from '@orleans-chat/shared';
import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { isReachable, renewPage } from '../lib/renewPage';
import { toastRefusal } from './toasts';

/** A screen whose script is fetched when it is first shown. Where that is gone, the page is of an older version, and is loaded anew. */
export function lazyScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load().catch(missing) }));
  return (props) => <Suspense fallback={<Center h="100%" p="xl"><Loader /></Center>}><Loaded {...props} /></Suspense>;
}

async function missing(): Promise<ComponentType> {
  await renewPage();
  return NotLoaded;
}

/** Browsers do not ask again for a script that was not there: only another page does. */
function NotLoaded() {
  const { t } = useTranslation();
  const again = async () => {
    if (await isReachable()) {
      location.reload();
    } else {
      toastRefusal(localRefusal('local.offline'));
    }
  };
  return (
    <Alert color="red" role="alert" m="md">
      <Group justify="space-between">
        {t('screen.notLoaded')}
        <Button variant="default" size="sm" onClick={() => void again()}>{t('retry')}</Button>
      </Group>
    </Alert>
  );
}
