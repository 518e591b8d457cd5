export { FileCard } from './FileCard';
export { speak } from './words';
export { Tray } from './Tray';
export { hasUnsent, submit, take } from './unsent';
