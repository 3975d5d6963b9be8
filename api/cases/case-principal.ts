import { CASE_SOURCE } from '../../domain/cases/task';
import { rolePermissions } from '../../domain/rights/permission';
import type { Principal } from '../auth/principal';

/** Cases of a division, as the source that captures and steers their tasks. */
export function createPrincipal(division: string): Principal {
  return {
    id: `source:${CASE_SOURCE}`,
    kind: 'source',
    subject: `source:${CASE_SOURCE}`,
    name: 'Cases',
    agent: null,
    source: CASE_SOURCE,
    isInstallationAdmin: false,
    grants: new Map([[division, { roles: new Set(['source']), permissions: new Set(rolePermissions.source) }]]),
    expiresMs: null,
  };
}
