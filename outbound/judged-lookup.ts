import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type AddressFault, judgeAddress, type OutboundRules } from '../domain/receiver/judge-url';

export class AddressRefused extends Error {
  readonly fault: AddressFault;

  constructor(fault: AddressFault) {
    super(`${fault.value} ${fault.message}; allowed: ${fault.allowed}`);
    this.fault = fault;
  }
}

/**
 * Resolves a host for a connection, and refuses all of its addresses when one is forbidden. What it answers is what is
 * connected to, so that a name cannot mean one address when judged and another when called.
 */
export function judgedLookup(url: URL, rules: OutboundRules, resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      const fault = addresses.map(({ address }) => judgeAddress(url, address, rules)).find(Boolean);
      const [first] = addresses;
      if (fault) return callback(new AddressRefused(fault), []);
      if (options.all === true || !first) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
