export { changePreferences, forgetPreferences, settingsOf, usePreferences } from './store';
export { usePreferencesInStep } from './usePreferencesInStep';
