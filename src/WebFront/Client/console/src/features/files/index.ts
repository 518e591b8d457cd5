export { AttachButton } from './AttachButton';
export { DropArea } from './DropArea';
export { FileIcon } from './FileIcon';
export { FileMessage } from './FileMessage';
export { pastedFiles } from './given';
export { libraryTarget } from './targets';
export { hasUnsentFiles, stuckFiles, submitFiles, takeFiles, useUnsent, type StuckFile } from './unsent';
export { FileMark, FilesOnTheirWay, UnsentFiles } from './UnsentFiles';
