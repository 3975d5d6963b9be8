import type { Page } from 'playwright-core';
import type { CaseView } from '../../api/contract/case';
import type { CaseDiagram } from '../../api/contract/case-diagram';
import { axeViolations } from './axe';
import { stagedTypes } from './case-documents';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

let office: Office;
let sue: Page;
beforeAll(async () => {
  office = await openOffice();
  await office.call('POST', '/v1/config/apply', { documents: stagedTypes });
  sue = await office.signIn('sue');
});
afterAll(() => office?.close());

test('a case is started from what somebody said, stands in its stage on the board, and moves on by its work', async () => {
  await sue.goto(`${office.stack.ready.web}/cases?start=new`);
  await sue.getByTestId('intent-text').fill('Water comes through the roof');
  await sue.getByTestId('intent-ask').click();
  await sue.getByTestId('intent-staged').check();
  await sue.getByText('speaks of a roof').waitFor();
  await sue.getByTestId('start-name').fill('Wet ceiling');
  await sue.getByTestId('command-submit').click();
  await sue.waitForURL(/\/cases\/[0-9a-f-]+$/);
  const id = new URL(sue.url()).pathname.split('/').at(-1) ?? '';
  const found = await office.call<CaseView>('GET', `/v1/cases/${id}`);
  await sue.getByText('Look at it').first().waitFor();

  await sue.goto(`${office.stack.ready.web}/cases?view=board&type=staged`);
  await sue.getByTestId('board-by').getByText('By stage').click();
  const inStage = (stage: string) => sue.locator(`[data-stage=${stage}] [data-card=${found.reference}]`);
  const [intake, repair] = (
    await office.call<{ types: { key: string; stages: { element: string }[] }[] }>('GET', '/v1/case-types')
  ).types
    .filter(({ key }) => key === 'staged')
    .flatMap(({ stages }) => stages.map(({ element }) => element));
  await inStage(intake ?? '').waitFor();
  expect(await axeViolations(sue)).toEqual([]);
  const { cases } = await office.call<{ cases: CaseView[] }>('GET', '/v1/cases?type=staged');
  expect(cases[0]?.standsAt).toContain(intake);

  const { tokens } = await office.call<CaseDiagram>('GET', `/v1/cases/${id}/diagram`);
  const instance = tokens.find(({ item }) => item !== null)?.instance;
  await office.call('POST', `/v1/cases/${id}/actions/complete`, { instance });
  await inStage(repair ?? '').waitFor();
  expect(await inStage(intake ?? '').count()).toBe(0);
  await inStage(repair ?? '')
    .getByRole('link')
    .click();
  await sue.getByText('Mend it').first().waitFor();
  expect(office.defects).toEqual([]);
});
