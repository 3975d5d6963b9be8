import fc from 'fast-check';
import { activityExamples } from './activity-examples';
import { roots } from './example';
import { flowExamples } from './flow-examples';
import { graphOf, processOf, reportOf } from './model-of';

const files = [...activityExamples, ...flowExamples].map(([, elements]) => processOf(elements, roots));
const oneOfThem = fc.constantFrom(...files);

test('the order of attributes means nothing', async () => {
  await fc.assert(
    fc.asyncProperty(oneOfThem, fc.infiniteStream(fc.nat()), async (file, numbers) => {
      const moved = file.replace(/<(\w[\w:]*)((?:\s+[\w:]+="[^"]*")+)/g, (_, tag: string, text: string) => {
        const attributes = text.match(/[\w:]+="[^"]*"/g) ?? [];
        const keyed = attributes.map((attribute) => ({ attribute, at: numbers.next().value ?? 0 }));
        return [`<${tag}`, ...keyed.toSorted((one, other) => one.at - other.at).map(({ attribute }) => attribute)].join(
          ' ',
        );
      });
      expect(await graphOf(moved)).toEqual(await graphOf(file));
    }),
    { numRuns: 40 },
  );
});

test('the prefixes of namespaces mean nothing', async () => {
  const prefix = fc.stringMatching(/^[a-z]{1,6}\d$/);
  await fc.assert(
    fc.asyncProperty(oneOfThem, fc.uniqueArray(prefix, { minLength: 4, maxLength: 4 }), async (file, [a, b, c, d]) => {
      const renamed = file
        .replaceAll(/(<\/?|\s|xmlns:)camunda(?=[:=])/g, `$1${a}`)
        .replaceAll(/(<\/?|\s|xmlns:)zeebe(?=[:=])/g, `$1${b}`)
        .replaceAll(/(<\/?|\s|xmlns:)casewright(?=[:=])/g, `$1${c}`)
        .replaceAll(/<(\/?)(?=[a-z]\w*[\s>/])/g, `<$1${d}:`)
        .replace(/ xmlns=/, ` xmlns:${d}=`)
        .replaceAll('xsi:type="t', `xsi:type="${d}:t`);
      expect(renamed).toContain(`<${d}:process`);
      expect(await graphOf(renamed)).toEqual(await graphOf(file));
      expect(await reportOf(renamed)).toEqual(await reportOf(file));
    }),
    { numRuns: 40 },
  );
});
