import type { Feature, ScreenProps } from '../../lib/feature';
import { lazyScreen } from '../../ui/lazyScreen';

const Setup = lazyScreen(async () => (await import('./Setup')).Setup);
const OpenLink = lazyScreen(async () => (await import('./OpenLink')).OpenLink);

const SetupPage = ({ params }: ScreenProps) => <Setup token={params['token'] ?? ''} />;
const LinkedPage = ({ params }: ScreenProps) => <OpenLink token={params['token'] ?? ''} />;

export const account: Feature = {
  pages: [
    { path: '/setup/:token', screen: SetupPage },
    { path: '/invitation/:token', screen: LinkedPage },
    { path: '/reset/:token', screen: LinkedPage },
  ],
};
