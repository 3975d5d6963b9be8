import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify } from '../../../domain/classify/classify';
import type { DocumentOf } from '../../../domain/config/documents';
import { preferredWaitMs } from '../../../domain/routing/plan';
import { exampleDocuments } from '../examples';

const capturedAtMs = Date.UTC(2026, 10, 23, 9);
const goldLead = {
  source: 'web',
  worktype: 'lead',
  attributes: { Department: 'Sales', Customer_Segment: 'Gold' },
  capturedAtMs,
};

test('how long the preferred agent is waited for is told to be of the plan or of the division, where he is', () => {
  type Plan = DocumentOf<'routing-plan'>;
  const told = (change: (plan: Plan) => Partial<Plan>, preferredAgent = 'paula') => {
    const documents = exampleDocuments('leads').map((document) => {
      if (document.kind === 'division') return { ...document, preferredAgentShare: '25%' };
      return document.kind === 'routing-plan' ? { ...document, ...change(document) } : document;
    });
    const rules = createCatalogue(documents.map((document) => ({ document, version: 1 })));
    const result = classify({ ...goldLead, preferredAgent }, rules);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    const { origins = [], plan, slaTargetMs } = result.value;
    const by = origins.find(({ of }) => of.includes('preferredAgentWait'))?.by;
    return [by, (preferredWaitMs(plan) ?? 0) / (slaTargetMs ?? 1)];
  };
  const open = ({ rings }: Plan) => ({
    rings: rings.map((ring, at) => (at === 1 ? { ...ring, after: undefined } : ring)),
  });
  expect(told(open)).toEqual(['division', 0.25]);
  expect(told((plan) => ({ ...open(plan), preferredAgentShare: '20%' }))).toEqual(['routing-plan', 0.2]);
  expect(told(() => ({}))).toEqual(['routing-plan', 0.1]);
  expect(told(open, 'nobody')[0]).toBeUndefined();
  expect(told(({ rings }) => ({ rings: rings.slice(1) }))[0]).toBeUndefined();
});
