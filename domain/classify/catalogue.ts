import { CASE_SOURCE, BUILT_IN_WORKTYPE } from '../cases/task';
import { builtInSource, builtInWorktype } from '../config/built-in';
import { createClockCache } from '../time/calendar-clocks';
import type { ClockCache } from '../time/calendar-clocks';
import type { Clocks } from '../time/clock';
import { documentIdentity, divisionOf, globalKinds } from '../config/documents';
import type { ConfigDocument, ConfigKind, DocumentOf } from '../config/documents';
import type { InputProblem } from '../config/problem';
import { compileDecision } from '../decisions/item-decision';
import type { ItemDecision } from '../decisions/item-decision';
import { type CompiledForm, compileForm, type Form } from '../forms/form';
import { compileLookup, type Lookup } from '../lookup/lookup';
import type { CurveShape } from '../priority/resolve';
import { resolveShape } from '../priority/resolve';
import { resolvePlan } from '../routing/plan';
import { compileEventRules, type EventRule } from '../notification/event-rules';
import type { RoutingPlan } from '../routing/types';
import type { PinnedThreshold } from './classified';
import { pinThreshold } from './pin-threshold';
import { compileAttributes } from './attributes';
import { optionalMs } from '../sla/deadlines';
import { Kept } from './kept';
import { pinnedOf, type PinnedWorktype } from './pinned';

/** Those of old versions of models are there as long as their items. */
const MOST_FORMS = 500;

/** A published document with its version. */
export interface CatalogueEntry {
  document: ConfigDocument;
  version: number;
}

/** Documents that decided together, one after another, with their versions. */
interface UsedDocuments {
  versions: Readonly<Record<string, number>>;
  next: Map<ConfigDocument, UsedDocuments>;
}

/**
 * What classification looks things up in. Built once whenever the configuration changes; tables and schemas are
 * compiled when first asked and kept.
 */
export class Catalogue {
  /** Of the calendars among the documents. */
  readonly clocks: Clocks;
  /** By kind, division and key: no text is put together to find one. Keys that are unique as they are lie in no division. */
  private readonly documents = new Map<ConfigKind, Map<string, Map<string, CatalogueEntry>>>();
  private readonly decisions = new Kept(compiledDecision);
  private readonly lookups = new Kept(compiledLookup);
  private readonly validators = new Kept(({ attributes }: DocumentOf<'worktype'>) => compileAttributes(attributes));
  private readonly worktypes = new Kept(pinnedOf);
  private readonly targets = new Kept(({ sla }: DocumentOf<'worktype'>) => ({
    targetMs: optionalMs(sla.target),
    expiryMs: optionalMs(sla.expiry),
  }));
  private readonly thresholds = new Kept(({ sla }: DocumentOf<'worktype'>, slaMs): readonly PinnedThreshold[] =>
    sla.thresholds.map((threshold) => pinThreshold(threshold, slaMs)),
  );
  private readonly rulesOnEvents = new Kept(({ eventRules }: DocumentOf<'worktype'>) => compileEventRules(eventRules));
  private readonly plans = new Kept((plan: DocumentOf<'routing-plan'>, slaMs) =>
    resolvePlan(plan, slaMs, this.preferredAgentShare(plan.division)),
  );
  private readonly shapes = new Kept<DocumentOf<'priority-scheme'>, CurveShape>(resolveShape);
  private readonly forms = new Map<string, CompiledForm>();
  private readonly builtIn = new Map<string, DocumentOf<'worktype'>>();
  private readonly used: UsedDocuments = { versions: {}, next: new Map() };

  /** A cache that outlives the catalogue saves its successor from computing the same calendars again. */
  constructor(entries: readonly CatalogueEntry[], clocksOf: ClockCache = createClockCache()) {
    for (const entry of entries) this.add(entry);
    this.hasLookups = entries.some(({ document }) => document.kind === 'worktype' && document.lookups.length > 0);
    this.clocks = clocksOf(entries.flatMap(({ document }) => (document.kind === 'calendar' ? [document] : [])));
  }

  /** The document of a kind and key, as a document of `division` may name it. */
  find<K extends ConfigKind>(kind: K, division: string, key: string): DocumentOf<K> | undefined {
    const found = this.entry(kind, division, key)?.document;
    if (found) return found as DocumentOf<K>;
    return kind === 'worktype' && key === BUILT_IN_WORKTYPE
      ? (this.taskWorktype(division) as DocumentOf<K>)
      : undefined;
  }

  /** By `kind/key`; the same for the same documents. */
  versionsOf(documents: readonly ConfigDocument[]): Readonly<Record<string, number>> {
    let at = this.used;
    for (const document of documents) {
      let next = at.next.get(document);
      if (!next) {
        const { kind, key } = document;
        const version = this.entry(kind, divisionOf(document), key)?.version ?? 0;
        next = { versions: { ...at.versions, [`${kind}/${key}`]: version }, next: new Map() };
        at.next.set(document, next);
      }
      at = next;
    }
    return at.versions;
  }

  /** Of what is published under these names; undefined: nothing is. */
  versionOf(kind: ConfigKind, division: string, key: string): number | undefined {
    return this.entry(kind, division, key)?.version;
  }

  source(key: string): DocumentOf<'source'> | undefined {
    return key === CASE_SOURCE ? this.caseSource : this.find('source', '', key);
  }

  division(key: string): DocumentOf<'division'> | undefined {
    return this.find('division', key, key);
  }

  agent(key: string): DocumentOf<'agent'> | undefined {
    return this.find('agent', '', key);
  }

  /** An agent who may have items of the division: he serves its queues. */
  agentFor(division: string, key: string): DocumentOf<'agent'> | undefined {
    const agent = this.agent(key);
    return agent?.division === division ? agent : undefined;
  }

  /** All documents of a kind in a division. */
  inDivision<K extends ConfigKind>(kind: K, division: string): DocumentOf<K>[] {
    const divisions = this.documents.get(kind);
    const entries = globalKinds.includes(kind) ? divisions?.get('') : divisions?.get(division);
    return [...(entries?.values() ?? [])]
      .filter(({ document }) => divisionOf(document) === division)
      .map(({ document }) => document as DocumentOf<K>);
  }

  /** Whether items in this queue pass over rings and skills: it says so, or a worktype of its division names it so. */
  isEmergencyQueue(division: string, key: string): boolean {
    if (this.find('queue', division, key)?.emergency) return true;
    return this.inDivision('worktype', division).some(({ sla }) => sla.emergencyQueue === key);
  }

  /** Throws on one with faults: publishing refuses those. */
  decision(document: DocumentOf<'decision'>): ItemDecision {
    return this.decisions.of(document);
  }

  /** Whether any worktype asks look-ups: else nobody need look. */
  readonly hasLookups: boolean;

  lookup(document: DocumentOf<'lookup'>): Lookup {
    return this.lookups.of(document);
  }

  checkAttributes(worktype: DocumentOf<'worktype'>, attributes: unknown): InputProblem[] {
    return this.validators.of(worktype)(attributes);
  }

  /** Kept by what it says: items of one model bring the same form, each its own copy. */
  form(form: Form): CompiledForm {
    const text = JSON.stringify(form);
    const known = this.forms.get(text);
    if (known) return known;
    if (this.forms.size === MOST_FORMS) this.forms.clear();
    const compiled = compileForm(form);
    this.forms.set(text, compiled);
    return compiled;
  }

  pinnedOf(worktype: DocumentOf<'worktype'>): PinnedWorktype {
    return this.worktypes.of(worktype);
  }

  /** Durations of a worktype's own SLA; null: it has none. */
  targetsOf(worktype: DocumentOf<'worktype'>): { targetMs: number | null; expiryMs: number | null } {
    return this.targets.of(worktype);
  }

  /** The thresholds of a worktype as items of such an SLA pin them. */
  thresholdsFor(worktype: DocumentOf<'worktype'>, slaMs: number | null): readonly PinnedThreshold[] {
    return this.thresholds.of(worktype, slaMs);
  }

  /** What follows from events of its items. */
  eventRulesOf(worktype: DocumentOf<'worktype'>): readonly EventRule[] {
    return this.rulesOnEvents.of(worktype);
  }

  /** A division's share of the SLA for which a preferred agent is waited for, where a plan gives none. */
  preferredAgentShare(division: string): string {
    return this.division(division)?.preferredAgentShare ?? '10%';
  }

  /** A plan as items of such an SLA pin it. */
  planFor(plan: DocumentOf<'routing-plan'>, slaMs: number | null): RoutingPlan {
    return this.plans.of(plan, slaMs);
  }

  /** The same for a scheme, or for none. */
  shapeFor(scheme: DocumentOf<'priority-scheme'> | null, slaMs: number | null): CurveShape {
    return scheme ? this.shapes.of(scheme, slaMs) : resolveShape(null, slaMs);
  }

  /** What every division has that has no document of this key. */
  private taskWorktype(division: string): DocumentOf<'worktype'> {
    const worktype = this.builtIn.get(division) ?? builtInWorktype(division);
    this.builtIn.set(division, worktype);
    return worktype;
  }

  /** It captures wherever a case is. */
  private get caseSource(): DocumentOf<'source'> {
    return builtInSource([...(this.documents.get('division')?.get('')?.keys() ?? [])]);
  }

  private add(entry: CatalogueEntry): void {
    const { kind, key } = entry.document;
    const scope = globalKinds.includes(kind) ? '' : divisionOf(entry.document);
    const divisions = this.documents.get(kind) ?? new Map<string, Map<string, CatalogueEntry>>();
    const entries = divisions.get(scope) ?? new Map<string, CatalogueEntry>();
    this.documents.set(kind, divisions);
    divisions.set(scope, entries);
    entries.set(key, entry);
  }

  private entry(kind: ConfigKind, division: string, key: string): CatalogueEntry | undefined {
    return this.documents
      .get(kind)
      ?.get(globalKinds.includes(kind) ? '' : division)
      ?.get(key);
  }
}

export function createCatalogue(entries: readonly CatalogueEntry[], clocksOf?: ClockCache): Catalogue {
  return new Catalogue(entries, clocksOf);
}

function compiledLookup(document: DocumentOf<'lookup'>): Lookup {
  const compiled = compileLookup(document);
  if (compiled.ok) return compiled.lookup;
  throw new Error(`look-up ${documentIdentity(document)} does not compile: ${compiled.faults[0]?.message}`);
}

function compiledDecision(document: DocumentOf<'decision'>): ItemDecision {
  const compiled = compileDecision(document);
  if (compiled.ok) return compiled.decision;
  throw new Error(`decision ${documentIdentity(document)} does not compile: ${compiled.faults[0]?.message}`);
}
