import { sign, verify } from 'node:crypto';
import type { Head } from './heads';

/** A line of an export of heads: the head, when it was told, and an Ed25519 signature over both. */
export interface ExportedHead extends Head {
  at: string;
  signature: string;
}

/** `privateKey` as PEM. */
export function exportHead(head: Head, at: string, privateKey: string): ExportedHead {
  return { ...head, at, signature: sign(null, signed(head, at), privateKey).toString('base64') };
}

/** `publicKey` as PEM. */
export function isGenuine({ at, signature, ...head }: ExportedHead, publicKey: string): boolean {
  return verify(null, signed(head, at), publicKey, Buffer.from(signature, 'base64'));
}

function signed({ division, seq, hash }: Head, at: string): Buffer {
  return Buffer.from(JSON.stringify(['casewright audit head', division, seq, hash, at]));
}
