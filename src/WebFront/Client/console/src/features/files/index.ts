export { AttachButton } from './AttachButton';
export { DropArea } from './DropArea';
export { FileIcon } from './FileIcon';
export { FileMessage } from './FileMessage';
export { pastedFiles } from './given';
export { libraryTarget } from './targets';
export { hasUnsentFiles, submitFiles, takeFiles, useUnsent } from './unsent';
export { FilesOnTheirWay, UnsentFiles } from './UnsentFiles';
