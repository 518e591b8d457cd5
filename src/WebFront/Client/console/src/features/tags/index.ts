export { TagChip } from './TagChip';
export { tagsOf, useTags } from './useTags';
