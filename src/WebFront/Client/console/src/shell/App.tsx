import { Center, Loader, MantineProvider } from '@mantine/core';
import type { AccountView } from '@orleans-chat/shared';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { SignInPage, useOwnAccount } from '../features/account';
import { agentApi, endedBy, useAgent } from '../features/agent';
import { Toasts } from '../ui/toasts';
import { features } from './features';
import { newQueries } from '../lib/queries';
import { lazyScreen } from '../ui/lazyScreen';
import { readableColors, styleNonce, theme } from './theme';

const Shell = lazyScreen(async () => (await import('./Shell')).Shell);

export function App() {
  const [queries] = useState(newQueries);
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto" getStyleNonce={styleNonce} deduplicateInlineStyles
      >
        <Toasts />
        <Switch>
          {features.flatMap(({ pages }) => pages ?? []).map(({ path, screen: Page }) => (
            <Route key={path} path={path}>{(params) => <Page params={params} />}</Route>
          ))}
          <Route path="/console/*?"><SignedIn /></Route>
          <Route><Redirect to="/console" /></Route>
        </Switch>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** Who is signed in; undefined: not known yet. */
function SignedIn() {
  const [account, setAccount] = useState<AccountView | null | undefined>(undefined);
  const signedOut = useAgent((state) => state.signedOut);
  const signedIn = (who: AccountView) => {
    useAgent.setState({ signedOut: false, endedBy: null });
    setAccount(who);
  };
  useEffect(() => {
    const ask = async () => {
      const { ok, refused } = await agentApi.account();
      setAccount(ok);
      useAgent.setState({ endedBy: endedBy(refused) });
    };
    void ask();
  }, []);
  useEffect(() => useOwnAccount.setState({ photo: account?.photo ?? null }), [account]);
  if (account === undefined) {
    return <Center h="100dvh"><Loader /></Center>;
  }
  return account === null || signedOut ? <SignInPage onSignedIn={signedIn} /> : <Shell onSignedOut={() => setAccount(null)} />;
}
