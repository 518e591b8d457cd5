import { Center, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { AgentConnection, LostBanner, useAgent } from '../features/agent';
import { forgetToasts } from '../ui/toasts';
import { frame, routes } from './frame';
import { Header } from './Header';
import { Navigator } from './Navigator';
import { Shortcuts } from './Shortcuts';
import styles from './Shell.module.css';

/** The console of a signed-in agent. */
export function Shell({ onSignedOut }: { onSignedOut: () => void }) {
  const loaded = useAgent((state) => state.loaded);
  const queries = useQueryClient();
  useEffect(() => () => {
    queries.clear();
    frame.forEach(({ forget }) => forget?.());
    forgetToasts();
  }, [queries]);
  return (
    <AgentConnection>
      <div className={styles.shell}>
        <Navigator />
        <div className={styles.workspace}>
          <Header onSignedOut={onSignedOut} />
          <LostBanner />
          <main className={styles.content}>
            {loaded ? (
              <Switch>
                {routes.map(({ path, screen: Screen }) => <Route key={path} path={path}>{(params) => <Screen params={params} />}</Route>)}
              </Switch>
            ) : <Center h="100%"><Loader /></Center>}
          </main>
        </div>
      </div>
      {frame.map(({ lane: Lane }, index) => Lane && <Lane key={index} />)}
      <Shortcuts />
    </AgentConnection>
  );
}
