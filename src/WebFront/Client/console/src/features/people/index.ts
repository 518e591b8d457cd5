export { peopleApi } from './api';
export { PERMISSIONS } from './grants';
export { PermissionClash, type Clash } from './PermissionClash';
export { aboutOf, PermissionGuide } from './PermissionGuide';
export { usePeople } from './usePeople';
