export { NoMail } from './NoMail';
export { useMailSetUp } from './useMailSetup';
