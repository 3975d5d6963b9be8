import { exampleDocuments } from '../domain/examples';
import { at, ready } from './claims';
import { simulate, timed, withDocuments } from './simulate';

const leads = exampleDocuments('leads');
/** With the division's share for the preferred agent, since the ring after him gives no delay. */
const withShare = withDocuments(leads, {
  kind: 'routing-plan',
  key: 'sales-targets',
  division: 'sales',
  rings: [{ preferredAgent: true }, { skills: 'Sales Processing > 7' }],
});

function lead(externalId: string, more: Record<string, unknown> = {}): object {
  const attributes = { Department: 'Sales', Customer_Segment: 'Gold' };
  return {
    at: at('08:00'),
    type: 'capture',
    item: { source: 'web', externalId, worktype: 'lead', attributes, ...more },
  };
}

test('a lead of Sales Gold has 1250 at 36 h: it chooses before one fixed at 1249 and after one at 1251', async () => {
  const lines = [
    lead('L-1249', { priority: 1_249 }),
    lead('L-gold'),
    lead('L-1251', { priority: 1_251 }),
    { ...ready('20:00', 'paula'), at: at('20:00', 24) },
  ];
  const { lines: told } = await simulate(leads, lines);
  const offered = told.filter(({ type }) => type === 'offered');
  expect(offered.map(({ item, priority }) => [item, priority])).toEqual([
    ['L-1251', 1_251],
    ['L-gold', 1_250],
    ['L-1249', 1_249],
  ]);
});

test('the preferred agent is waited for 7 h 12 min of 72 h; an unknown one not at all', async () => {
  const lines = [ready('08:00', 'paula'), lead('L-1', { preferredAgent: 'tess' })];
  const waits = await simulate(withShare, lines, { until: at('16:00') });
  expect(timed(waits.lines, 'offered')).toEqual(['15:12:00 offered L-1 paula']);
  const comes = await simulate(withShare, [...lines, ready('15:11:59', 'tess')], { until: at('16:00') });
  expect(timed(comes.lines, 'offered')).toEqual(['15:11:59 offered L-1 tess']);
  const unknown = await simulate(withShare, [lines[0] ?? {}, lead('L-1', { preferredAgent: 'nobody' })]);
  expect(timed(unknown.lines, 'offered')).toEqual(['08:00:00 offered L-1 paula']);
  expect(unknown.lines.find(({ type }) => type === 'classified')?.notes).toContain(
    'preferred agent nobody is unknown: his ring is skipped',
  );
});

describe('calls and leads on one scale', () => {
  const blended = exampleDocuments('blended');
  const capture = (time: string, source: string, externalId: string, day = 23) => ({
    at: at(time, day),
    type: 'capture',
    item: { source, externalId },
  });
  /** Who is chosen when one agent becomes Ready so long after the call came in. */
  const firstAfter = async (leadDay: number, leadTime: string, readyTime: string) => {
    const { lines } = await simulate(blended, [
      capture(leadTime, 'lead-forms', 'LEAD', leadDay),
      capture('12:00', 'phone', 'CALL'),
      ready(readyTime, 'cleo'),
    ]);
    return lines.find(({ type }) => type === 'offered')?.item;
  };

  test('a lead within 2 h of its due date outranks a call that has waited 4:59, not one that has waited 5:00', async () => {
    // Due at 14:00: within 2 h of it from 12:00 on.
    expect(await firstAfter(20, '14:00', '12:04:59')).toBe('LEAD');
    expect(await firstAfter(20, '14:00', '12:05:00')).toBe('CALL');
  });

  test('any other lead waits for the call', async () => {
    expect(await firstAfter(20, '14:05', '12:04:59')).toBe('CALL');
    expect(await firstAfter(22, '14:00', '12:00:00')).toBe('CALL');
  });

  test('an overdue lead outranks a call of less than 5 min as well', async () => {
    expect(await firstAfter(19, '12:00', '12:04:59')).toBe('LEAD');
    expect(await firstAfter(19, '12:00', '12:05:00')).toBe('CALL');
  });
});
