export { Bell } from './Bell';
export { Lane } from './Lane';
