export { TimeLeft } from './transfer/TimeLeft';
export { useTransfers } from './transfer/useTransfers';
export { useActions } from './useActions';
export { useCustomerName } from './useCustomerName';
export { hasView, showChat, showTab, useView } from './view';
export { useLongestWait } from './wait/useWaits';
export { WaitPill } from './wait/WaitPill';
