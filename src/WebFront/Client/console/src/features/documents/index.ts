export { documentsApi } from './api';
export { findDocuments, inFolder, pathTo } from './library';
export { sendDocument } from './sendDocument';
export { useLibrary } from './useLibrary';
