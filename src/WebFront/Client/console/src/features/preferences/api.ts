import type { PreferencesView } from '@orleans-chat/shared';
import { call } from '../../lib/http';

const PATH = '/api/profile/preferences';

export const preferencesApi = {
  show: () => call<PreferencesView>('GET', PATH),
  save: (view: PreferencesView) => call<PreferencesView>('PUT', PATH, view),
};
