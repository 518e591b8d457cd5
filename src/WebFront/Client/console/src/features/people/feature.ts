import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { PeopleSection } from './PeopleSection';

export const people: Feature = {
  section: { name: 'people', text: 'settings.people', icon: IconUsers, screen: PeopleSection },
};
