export { settingWords } from './settingWords';
export { useChannels } from './useChannels';
