import { planText } from '../../../cli/apply/plan-text';

test('a plan shows what comes, changes and goes, and leaves out what stays', () => {
  expect(
    planText([
      { kind: 'queue', key: 'stays', version: 4, change: 'unchanged' },
      { kind: 'skill', key: 'welding', version: 1, change: 'created' },
      {
        kind: 'routing-plan',
        key: 'large',
        version: 3,
        change: 'updated',
        differences: [
          { path: 'rings[0].skills', before: 'Adjuster >= 3', after: 'Adjuster >= 4' },
          { path: 'rings[2]', after: { after: 'PT5M' } },
          { path: 'name', before: 'x'.repeat(100) },
        ],
      },
      { kind: 'queue', key: 'old', version: 2, change: 'deleted' },
    ]),
  ).toBe(
    [
      '+ skill welding',
      '~ routing-plan large (version 3)',
      '    ~ rings[0].skills: "Adjuster >= 3" -> "Adjuster >= 4"',
      '    + rings[2]: {"after":"PT5M"}',
      `    - name: "${'x'.repeat(79)}...`,
      '- queue old',
    ].join('\n'),
  );
});

test('a plan without a change is empty', () => {
  expect(planText([{ kind: 'queue', key: 'stays', version: 4, change: 'unchanged' }])).toBe('');
});
