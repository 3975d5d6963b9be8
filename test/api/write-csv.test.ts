import { Writable } from 'node:stream';
import type { Response } from 'express';
import type { Principal } from '../../api/auth/principal';
import { userCredential } from '../../api/auth/grants';
import { writeCsv } from '../../api/csv/write-csv';
import type { Permission } from '../../domain/rights/permission';

function ana(...permissions: Permission[]): Principal {
  const grants = new Map([['claims', { roles: new Set<string>(), permissions: new Set(permissions) }]]);
  const who = { subject: 'ana', name: 'Ana', agent: null, source: null, isInstallationAdmin: false, expiresMs: null };
  return { id: 'user:ana', kind: 'user', ...who, grants };
}

/** Whether the file came to its end, and what was in it; `now`: what she may at each of its parts. */
async function fileOf(now: readonly (Principal | undefined)[]): Promise<{ isWhole: boolean; text: string }> {
  let text = '';
  const response = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      done();
    },
  });
  Object.assign(response, { status: () => response, type: () => response, setHeader: () => response });
  async function* parts() {
    for (const index of now.keys()) yield `${index}\n`;
  }
  const each = now.values();
  const principal = ana('item:view', 'item:watch');
  const authenticator = { authenticate: jest.fn(), renew: async () => each.next().value };
  const context = { deps: { authenticator }, principal, caller: { principal, credential: userCredential('ana') } };
  const isWhole = await writeCsv(context, response as unknown as Response, 'a.csv', ['number'], parts()).then(
    () => true,
    () => false,
  );
  expect(response.destroyed || response.writableEnded).toBe(true);
  expect(response.writableEnded).toBe(isWhole);
  return { isWhole, text: text.replaceAll('\r', '') };
}

test('a file breaks off where the rights or the session of its reader end, and comes to its end otherwise', async () => {
  const same = ana('item:watch', 'item:view');
  expect(await fileOf([same, same, same])).toEqual({ isWhole: true, text: 'number\n0\n1\n2\n' });
  expect(await fileOf([same, ana('item:view'), same])).toEqual({ isWhole: false, text: 'number\n0\n' });
  expect(await fileOf([same, same, undefined])).toEqual({ isWhole: false, text: 'number\n0\n1\n' });
});
