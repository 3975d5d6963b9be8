import { lookup } from 'node:dns/promises';
import { setTimeout as after } from 'node:timers/promises';
import type { ConfigDocument } from '../../domain/config/documents';
import type { InputProblem } from '../../domain/config/problem';
import { type AddressFault, judgeAddress, judgeUrl, type OutboundRules } from '../../domain/receiver/judge-url';

const RESOLVED_WITHIN_MS = 2_000;

/**
 * Addresses that documents ask to be called at, as written and as they resolve now. A name that cannot be resolved says
 * nothing against itself: each delivery judges again.
 */
export async function checkAddresses(
  documents: readonly ConfigDocument[],
  rules: OutboundRules,
): Promise<InputProblem[]> {
  const judged = await Promise.all(documents.map((document, index) => judge(document, `documents[${index}]`, rules)));
  return judged.flat();
}

async function judge(document: ConfigDocument, root: string, rules: OutboundRules): Promise<InputProblem[]> {
  const address = addressIn(document);
  if (!address) return [];
  const fault = judgeUrl(address.url, rules) ?? (await judgeResolved(new URL(address.url), rules));
  return fault ? [{ path: `${root}.${address.path}`, kind: document.kind, key: document.key, ...fault }] : [];
}

function addressIn(document: ConfigDocument): { path: string; url: string } | undefined {
  if (document.kind === 'webhook') return { path: 'url', url: document.url };
  if (document.kind === 'source' && document.sync) return { path: 'sync.url', url: document.sync.url };
  // Its host stands as it is written: no value chooses it.
  if (document.kind === 'lookup') return { path: 'url', url: document.url.replaceAll(/\{[^{}]+\}/g, 'x') };
  return undefined;
}

async function judgeResolved(url: URL, rules: OutboundRules): Promise<AddressFault | undefined> {
  if (url.hostname.startsWith('[')) return undefined;
  const addresses = await Promise.race([
    lookup(url.hostname, { all: true }).catch(() => []),
    after(RESOLVED_WITHIN_MS, [], { ref: false }),
  ]);
  return addresses.map(({ address }) => judgeAddress(url, address, rules)).find(Boolean);
}
