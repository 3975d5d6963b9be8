import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CaseStart } from '../../api/contract/case';
import { projectRoot } from '../../db/project-root';
import { demoDocuments } from '../../demo/apply-demo';
import { type DemoForm, fillForm } from '../../demo/fill-form';
import { inventAccident } from '../../demo/invent-accident';
import { type Model, modelOf } from '../../domain/bpmn/model';
import type { Variables } from '../../domain/bpmn/state';
import type { Decide, PlayOptions } from '../../domain/bpmn/play/played-case';
import { Player } from '../../domain/bpmn/play/player';
import { formOfElement } from '../../domain/cases/task-form';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import { parseDocuments } from '../../domain/config/parse';
import { withModels } from '../../domain/config/with-models';
import { type CompiledForm, compileForm, type Form } from '../../domain/forms/form';

/** Of the forms of its elements, each compiled once. */
const known = new Map<string, CompiledForm>();
function faultsOf(element: string, form: Form, before: Variables, given: Variables): unknown[] {
  const compiled = known.get(element) ?? compileForm(form);
  known.set(element, compiled);
  return compiled.whole(before, given);
}

const startMs = Date.UTC(2026, 10, 23, 9);
const ids = Array.from({ length: 80 }, (_, number) => `A-${number}`);

let type: CaseTypeDocument;
let model: Model;
beforeAll(async () => {
  const yaml = readFileSync(join(projectRoot, 'demo', 'demo.yaml'), 'utf8');
  const parsed = parseDocuments(await withModels(demoDocuments(yaml, 'http://127.0.0.1:4711')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  type = parsed.documents.find((document) => document.kind === 'case-type') as CaseTypeDocument;
  if (!type.model || !('graph' in type.model)) throw new Error('the model was not read');
  model = modelOf(type.model.graph);
});

/** Who may approve, as `accident-approval` says. */
const approvers: Decide = (_, { Damage }) => ({ value: `Accidents >= ${Number(Damage) > 50_000 ? 2 : 1}` });

/** Everybody does what the demo's agents would do, and the bank pays. */
function played(externalId: string) {
  const { attributes } = inventAccident(externalId);
  const happened: string[] = [];
  const tell: PlayOptions['tell'] = ({ event, element }) => void happened.push(`${event} ${element}`);
  const player = new Player(model, { startMs, input: attributes, tell, decide: approvers });
  player.begin();
  const faults: unknown[] = [];
  for (let { waiting, variables } = player.outcome(); waiting.length > 0; { waiting, variables } = player.outcome()) {
    const [element = ''] = waiting;
    const form = formOfElement(type, element);
    const given = form === null ? {} : fillForm(form as DemoForm, `${externalId} ${element}`);
    if (form !== null) faults.push(...faultsOf(element, form, variables, given));
    const { refusal } = player.take(
      element === 'payment'
        ? { message: 'payment-confirmed', key: externalId }
        : { complete: element, index: 0, variables: given },
    );
    if (refusal !== undefined) faults.push(refusal);
  }
  return { ...player.outcome(), happened, faults };
}

test('every invented accident is one that its case type takes', () => {
  const { whole } = compileForm(type.attributes);
  for (const id of ids) {
    const start = CaseStart.parse({ type: type.key, ...inventAccident(id) });
    expect(whole({}, start.attributes)).toEqual([]);
    expect(inventAccident(id)).toEqual(inventAccident(id));
  }
});

test('what agents fill in takes every accident to one of its ends, by every way that is drawn', () => {
  const plays = ids.map(played);
  expect(plays.flatMap(({ faults }) => faults)).toEqual([]);
  expect(new Set(plays.map(({ state }) => state))).toEqual(new Set(['completed']));
  expect(new Set(plays.map(({ variables }) => variables['outcome']))).toEqual(
    new Set(['paid', 'refused', 'not covered']),
  );
  const reached = new Set(plays.flatMap(({ happened }) => happened));
  for (const element of ['assess-damage', 'ask-doctor', 'pay', 'payment'])
    expect(reached).toContain(`completed ${element}`);
});
