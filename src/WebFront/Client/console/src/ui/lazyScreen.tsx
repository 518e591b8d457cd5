import { Center, Loader } from '@mantine/core';
import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { renewPage } from '../lib/renewPage';
import { NotShown } from './NotShown';
import { ScreenBoundary } from './ScreenBoundary';

/**
 * A screen whose script is fetched when it is first shown. Where that is gone, the page is of an older version, and is loaded anew. A
 * surprise in the screen takes nothing else with it.
 */
export function lazyScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load().catch(missing) }));
  return (props) => (
    <ScreenBoundary><Suspense fallback={<Center h="100%" p="xl"><Loader /></Center>}><Loaded {...props} /></Suspense></ScreenBoundary>
  );
}

async function missing(): Promise<ComponentType> {
  await renewPage();
  return NotLoaded;
}

/** Browsers do not ask again for a script that was not there: only another page does. */
function NotLoaded() {
  const { t } = useTranslation();
  return <NotShown words={t('screen.notLoaded')} action={t('retry')} />;
}
