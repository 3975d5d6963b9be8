import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../db/project-root';

interface Violation {
  id: string;
  nodes: { target: string[] }[];
}

const require = createRequire(join(projectRoot, 'package.json'));
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it stands, as `rule: element` texts. It is brought in by the debugger, which
 * the page's content security policy does not hold up, and waits for motion to end: a colour in passing is no colour.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const isThere = await session.send('Runtime.evaluate', { expression: `typeof axe === 'object'` });
  if (!isThere.result.value) await session.send('Runtime.evaluate', { expression: source });
  const expression = `Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))
    .then(() => axe.run(document, { resultTypes: ['violations'] }))
    .then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) }))))`;
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true });
  await session.detach();
  const violations = JSON.parse(String(result.value)) as Violation[];
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
