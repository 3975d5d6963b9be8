import ipaddr from 'ipaddr.js';

/** What addresses the product may call. */
export interface OutboundRules {
  /** In the embedded stack alone: loopback may be called, by http too, but for the ports of the stack itself. */
  loopback: { ownPorts: ReadonlySet<number> } | null;
}

export const addressRefusals = [
  'INVALID_URL',
  'HTTPS_ONLY',
  'UNCLEAR_HOST',
  'ADDRESS_FORBIDDEN',
  'PORT_FORBIDDEN',
] as const;
export type AddressRefusal = (typeof addressRefusals)[number];

/** Why an address is not called. */
export interface AddressFault {
  code: AddressRefusal;
  message: string;
  value: string;
  allowed: string;
}

const urlForm = 'http:// or https://, without user name and fragment';
/** Public by their range, yet served to each machine by its own cloud: there Azure tells its secrets. */
const platformAddresses = new Set(['168.63.129.16']);

/** An address as it is written; what its name resolves to is `judgeAddress`' business. */
export function judgeUrl(text: string, rules: OutboundRules): AddressFault | undefined {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1];
  if (authority === undefined || !URL.canParse(text)) return notAUrl(text);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return notAUrl(text);
  const written = authority.replace(/:\d*$/, '');
  // `0x7f.1`, `2130706433`, `127。0。0。1` and the like are read as another host than the one that people see.
  if (written.toLowerCase() !== url.hostname || written.endsWith('.')) {
    return {
      code: 'UNCLEAR_HOST',
      message: 'names its host in a spelling that is read otherwise',
      value: written,
      allowed: `${url.hostname.replace(/\.$/, '')}: names in ASCII (xn--), IPv4 in dotted decimal, IPv6 in its shortest form`,
    };
  }
  const address = literalOf(url.hostname);
  if (address !== undefined) return judgeAddress(url, address, rules);
  return url.protocol === 'http:' && !(rules.loopback && url.hostname === 'localhost')
    ? httpsOnly(url, rules)
    : undefined;
}

/** One address that the host of `url` has; an unreadable one is refused. */
export function judgeAddress(url: URL, address: string, rules: OutboundRules): AddressFault | undefined {
  const range = rangeOf(address);
  if (rules.loopback && range === 'loopback') {
    const port = portOf(url);
    if (!rules.loopback.ownPorts.has(port)) return undefined;
    return {
      code: 'PORT_FORBIDDEN',
      message: 'leads to a port of this installation',
      value: String(port),
      allowed: 'any other port',
    };
  }
  if (range !== 'unicast' || platformAddresses.has(address)) {
    return {
      code: 'ADDRESS_FORBIDDEN',
      message: `leads to an address that is not public (${range === 'unicast' ? 'platform' : range})`,
      value: address,
      allowed: `public addresses${rules.loopback ? ', and loopback' : ''}`,
    };
  }
  return url.protocol === 'https:' ? undefined : httpsOnly(url, rules);
}

/** The host of a URL when it is an address and no name. */
function literalOf(hostname: string): string | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return ipaddr.IPv4.isValidFourPartDecimal(hostname) ? hostname : undefined;
}

function rangeOf(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.parse(address).range() : 'unreadable';
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function notAUrl(value: string): AddressFault {
  return { code: 'INVALID_URL', message: 'is not an address to call', value, allowed: urlForm };
}

function httpsOnly(url: URL, rules: OutboundRules): AddressFault {
  return {
    code: 'HTTPS_ONLY',
    message: 'must be called by https',
    value: url.protocol,
    allowed: rules.loopback ? 'https:, and http: to loopback' : 'https:',
  };
}
