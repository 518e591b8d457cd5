import type { Feature, ScreenProps } from '../../lib/feature';
import { OpenLink } from './OpenLink';
import { Setup } from './Setup';

const SetupPage = ({ params }: ScreenProps) => <Setup token={params['token'] ?? ''} />;
const LinkedPage = ({ params }: ScreenProps) => <OpenLink token={params['token'] ?? ''} />;

export const account: Feature = {
  pages: [
    { path: '/setup/:token', screen: SetupPage }, { path: '/invitation/:token', screen: LinkedPage }, { path: '/reset/:token', screen: LinkedPage },
  ],
};
