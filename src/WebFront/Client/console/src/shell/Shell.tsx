import { Alert, Center, Loader } from '@mantine/core';
import { browserStorage, renewal, signalRSockets } from '@orleans-chat/shared';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { AgentClient } from '../features/agent/client';
import { attention } from '../features/agent/selectors';
import { forgetAgent, useAgent } from '../features/agent/store';
import { ChatScreen } from '../features/chats/ChatScreen';
import { forgetToasts } from '../ui/toasts';
import { Profile } from '../features/profile/Profile';
import { forgetMailPassword } from '../features/mail/mailDraft';
import { Settings } from './Settings';
import { useRefusalText } from '../lib/i18n';
import { AgentContext } from '../features/agent/agentContext';
import { Header } from './Header';
import { Navigator } from './Navigator';
import { Shortcuts } from './Shortcuts';

/** How often the server hears from the console at least: it decides by that who is present. */
const PING_MS = 4_000;

/** The console of a signed-in agent: one connection for as long as it shows. */
export function Shell({ onSignedOut }: { onSignedOut: () => void }) {
  const [client] = useState(() => new AgentClient(
    useAgent, signalRSockets(new URL('/hubs/agent', location.href).href, true, PING_MS), undefined,
    renewal(browserStorage(() => sessionStorage), 'orleans-chat.console.renewed', () => location.reload()),
  ));
  const loaded = useAgent((state) => state.loaded);
  useEffect(() => {
    client.start();
    return () => {
      client.stop();
      forgetAgent();
      forgetMailPassword();
      forgetToasts();
    };
  }, [client]);
  useTitle();
  return (
    <AgentContext.Provider value={client}>
      <div className="shell">
        <Navigator />
        <div className="workspace">
          <Header onSignedOut={onSignedOut} />
          <LostBanner />
          <main className="content">
            {loaded ? (
              <Switch>
                <Route path="/console/settings/channels/:id/:tab?">{({ id, tab }) => <Settings section="channels" id={id} tab={tab} />}</Route>
                <Route path="/console/settings/:section?">{({ section }) => <Settings section={section} />}</Route>
                <Route path="/console/profile"><Profile /></Route>
                <Route><ChatScreen /></Route>
              </Switch>
            ) : <Center h="100%"><Loader /></Center>}
          </main>
        </div>
      </div>
      <Shortcuts />
    </AgentContext.Provider>
  );
}

function useTitle(): void {
  const { t } = useTranslation();
  const count = useAgent(attention);
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${t('app')}` : t('app');
  }, [count, t]);
}

const PATIENCE_MS = 1_200;

/** A connection that comes back at once is not worth a word. */
function LostBanner() {
  const { t } = useTranslation();
  const link = useAgent((state) => state.link);
  const refused = useAgent((state) => state.noConnection);
  const words = useRefusalText();
  const [late, setLate] = useState(false);
  const away = link === 'lost' || link === 'connecting';
  useEffect(() => {
    const timer = away ? setTimeout(() => setLate(true), PATIENCE_MS) : undefined;
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [away]);
  return (
    <div className="banner-place" role="status">
      {late && away && <Alert color="yellow" radius={0} py="xs" icon={<IconCloudOff />}>{refused === null ? t('link.lost') : words(refused)}</Alert>}
    </div>
  );
}
