export { languageOptions } from './languages';
export { settingWords } from './settingWords';
export { useChannels } from './useChannels';
