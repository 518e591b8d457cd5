import { Center, Loader, MantineProvider } from '@mantine/core';
import type { AccountView } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { api, endedBy } from '../features/account/api';
import { useAgent } from '../features/agent/store';
import { useOwnAccount } from '../features/account/ownAccount';
import { Toasts } from '../ui/toasts';
import { OpenLink } from '../features/account/OpenLink';
import { Setup } from '../features/account/Setup';
import { Shell } from './Shell';
import { SignIn } from '../features/account/SignIn';
import { readableColors, styleNonce, theme } from './theme';

export function App() {
  return (
    <MantineProvider
      theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto" getStyleNonce={styleNonce} deduplicateInlineStyles
    >
      <Toasts />
      <Switch>
        <Route path="/setup/:token">{({ token }) => <Setup token={token} />}</Route>
        <Route path="/invitation/:token">{({ token }) => <OpenLink token={token} />}</Route>
        <Route path="/reset/:token">{({ token }) => <OpenLink token={token} />}</Route>
        <Route path="/console/*?"><SignedIn /></Route>
        <Route><Redirect to="/console" /></Route>
      </Switch>
    </MantineProvider>
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
      const { ok, refused } = await api.account();
      setAccount(ok);
      useAgent.setState({ endedBy: endedBy(refused) });
    };
    void ask();
  }, []);
  useEffect(() => useOwnAccount.setState({ photo: account?.photo ?? null }), [account]);
  if (account === undefined) {
    return <Center h="100dvh"><Loader /></Center>;
  }
  return account === null || signedOut ? <SignIn onSignedIn={signedIn} /> : <Shell onSignedOut={() => setAccount(null)} />;
}
