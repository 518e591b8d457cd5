import { GoneAgents } from '../listening/GoneAgents';
import { TransferNews } from './TransferNews';

/** What colleagues do is heard of on every screen. */
export function Colleagues() {
  return <><TransferNews /><GoneAgents /></>;
}
