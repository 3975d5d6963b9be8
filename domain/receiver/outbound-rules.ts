import type { OutboundRules } from './judge-url';

/** From `CASEWRIGHT_DEV_OWN_PORTS`, which the embedded stack alone sets: `5432,7233`. Without it nothing but https to public addresses is called. */
export function outboundRules(ownPorts: string | undefined): OutboundRules {
  if (ownPorts === undefined || ownPorts === '') return { loopback: null };
  const ports = ownPorts.split(',').map(Number);
  if (!ports.every((port) => Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`CASEWRIGHT_DEV_OWN_PORTS: ports, separated by commas, not ${ownPorts}`);
  }
  return { loopback: { ownPorts: new Set(ports) } };
}
