import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { NotShown } from './NotShown';

/** Keeps a surprise in the screen where it happens; what is around it goes on. Another address shows its screen again. */
export function ScreenBoundary({ children }: { children: ReactNode }) {
  const [address] = useLocation();
  return <Boundary address={address}>{children}</Boundary>;
}

interface Props {
  readonly address: string;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  /** Where that was. */
  readonly address: string;
}

/** React itself writes what was thrown to the browser's console. */
class Boundary extends Component<Props, State> {
  override state: State = { failed: false, address: this.props.address };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ address }: Props, state: State): State | null {
    return address === state.address ? null : { failed: false, address };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTranslation();
  return <NotShown words={t('screen.failed')} action={t('screen.reload')} />;
}
