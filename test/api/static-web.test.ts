import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { mountWeb } from '../../api/http/static-web';

let folder: string;
const script = 'export const words = "the same and the same again";\n'.repeat(200);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>Casewright</title>${'<p>page</p>'.repeat(500)}`);
  writeFileSync(join(folder, 'assets', 'index-abc.js'), script);
});
afterAll(() => rmSync(folder, { recursive: true }));

function app() {
  const served = express();
  mountWeb(served, folder);
  served.get('/v1/things', (_request, response) => void response.json({ text: 'thing '.repeat(1_000) }));
  return served;
}

test('scripts travel compressed to browsers that take it, and are the same', async () => {
  const { text, headers } = await request(app())
    .get('/assets/index-abc.js')
    .set('accept-encoding', 'gzip')
    .buffer(true)
    .expect(200);
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable' });
  expect(headers['vary']).toContain('Accept-Encoding');
  expect(text).toBe(script);
});

test('whoever takes nothing compressed gets them plain', async () => {
  const { headers } = await request(app()).get('/assets/index-abc.js').set('accept-encoding', 'identity').expect(200);
  expect(headers).not.toHaveProperty('content-encoding');
});

test.each(['/', '/work', '/v1/things'])('%s is not compressed: answers may hold secrets', async (path) => {
  const { headers } = await request(app()).get(path).set('accept', '*/*').set('accept-encoding', 'gzip').expect(200);
  expect(headers).not.toHaveProperty('content-encoding');
});

test('a path with encoded dots is an address of a page, and leads nowhere else', async () => {
  for (const path of ['/cases/..%2f', '//other.example/..%2f', '/assets%2f..'])
    expect((await request(app()).get(path).set('accept', 'text/html')).headers).not.toHaveProperty('location');
  await request(app())
    .get('/cases/..%2f')
    .set('accept', 'text/html')
    .expect(200, /Casewright/);
});
