import { IconMail } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { forgetMailPassword } from './mailDraft';
import { MailScreen } from './MailScreen';

export const mail: Feature = {
  section: { name: 'mail', text: 'settings.mail', icon: IconMail, screen: MailScreen },
  forget: forgetMailPassword,
};
