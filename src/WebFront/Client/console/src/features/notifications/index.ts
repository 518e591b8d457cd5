export { askForBrowserNotifications, browserPermission, type BrowserPermission } from './browserNotification';
export { testAlert, tryOut, type TestOutcome } from './testAlert';
