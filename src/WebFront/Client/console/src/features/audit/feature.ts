import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { Audit } from './Audit';

export const audit: Feature = {
  section: { name: 'audit', text: 'settings.audit', icon: IconHistory, screen: Audit },
};
