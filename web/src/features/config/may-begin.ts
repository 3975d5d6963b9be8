import type { Me } from '../../../../api/contract/identity';
import { mayIn } from '../../session/rights';
import type { Place } from './api';

/** Whether somebody may prepare a document there, where there is none. A new division is the installation's. */
export function mayBegin(me: Me, { kind, division, key }: Place): boolean {
  if (kind === 'divisions') return me.isInstallationAdmin && division === key;
  return me.divisions.some((each) => each.key === division) && mayIn(me, division, 'config:edit');
}
