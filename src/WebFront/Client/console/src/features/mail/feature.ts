import { IconMail } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { withLateTexts } from '../../lib/lateTexts';
import { lazyScreen } from '../../ui/lazyScreen';
import { forgetMailPassword } from './mailDraft';

export const mail: Feature = {
  section: {
    name: 'mail', text: 'settings.mail', icon: IconMail,
    screen: lazyScreen(withLateTexts(async () => (await import('./MailScreen')).MailScreen)),
  },
  forget: forgetMailPassword,
};
