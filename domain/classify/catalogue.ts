import { createClockCache } from '../time/calendar-clocks';
import type { ClockCache } from '../time/calendar-clocks';
import type { Clocks } from '../time/clock';
import { documentIdentity, divisionOf } from '../config/documents';
import type { ConfigDocument, ConfigKind, DocumentOf } from '../config/documents';
import type { InputProblem } from '../config/problem';
import { compileTable } from '../decisions/table';
import type { DecisionTable } from '../decisions/table';
import { compileAttributes } from './attributes';

/** A published document with its version. */
export interface CatalogueEntry {
  document: ConfigDocument;
  version: number;
}

/**
 * What classification looks things up in. Built once whenever the configuration changes; tables and schemas are
 * compiled when first asked and kept.
 */
export class Catalogue {
  /** Of the calendars among the documents. */
  readonly clocks: Clocks;
  private readonly documents = new Map<string, CatalogueEntry>();
  private readonly tables = new Map<string, DecisionTable>();
  private readonly validators = new Map<string, (attributes: unknown) => InputProblem[]>();

  /** A cache that outlives the catalogue saves its successor from computing the same calendars again. */
  constructor(entries: readonly CatalogueEntry[], clocksOf: ClockCache = createClockCache()) {
    for (const entry of entries) this.documents.set(documentIdentity(entry.document), entry);
    this.clocks = clocksOf(entries.flatMap(({ document }) => (document.kind === 'calendar' ? [document] : [])));
  }

  /** The document of a kind and key, as a document of `division` may name it. */
  find<K extends ConfigKind>(kind: K, division: string, key: string): DocumentOf<K> | undefined {
    return this.entry(kind, division, key)?.document as DocumentOf<K> | undefined;
  }

  version(kind: ConfigKind, division: string, key: string): number {
    return this.entry(kind, division, key)?.version ?? 0;
  }

  source(key: string): DocumentOf<'source'> | undefined {
    return this.find('source', '', key);
  }

  division(key: string): DocumentOf<'division'> | undefined {
    return this.find('division', key, key);
  }

  agent(key: string): DocumentOf<'agent'> | undefined {
    return this.find('agent', '', key);
  }

  /** All documents of a kind in a division. */
  inDivision<K extends ConfigKind>(kind: K, division: string): DocumentOf<K>[] {
    return [...this.documents.values()]
      .filter(({ document }) => document.kind === kind && divisionOf(document) === division)
      .map(({ document }) => document as DocumentOf<K>);
  }

  /** Whether items in this queue pass over rings and skills: it says so, or a worktype of its division names it so. */
  isEmergencyQueue(division: string, key: string): boolean {
    if (this.find('queue', division, key)?.emergency) return true;
    return this.inDivision('worktype', division).some(({ sla }) => sla.emergencyQueue === key);
  }

  /** Throws on a table with faults: publishing refuses those. */
  table(decision: DocumentOf<'decision'>): DecisionTable {
    const identity = documentIdentity(decision);
    const known = this.tables.get(identity);
    if (known) return known;
    const compiled = compileTable(decision);
    if (!compiled.ok) throw new Error(`decision ${identity} does not compile: ${compiled.faults[0]?.message}`);
    this.tables.set(identity, compiled.table);
    return compiled.table;
  }

  checkAttributes(worktype: DocumentOf<'worktype'>, attributes: unknown): InputProblem[] {
    const identity = documentIdentity(worktype);
    const validate = this.validators.get(identity) ?? compileAttributes(worktype.attributes);
    this.validators.set(identity, validate);
    return validate(attributes);
  }

  private entry(kind: ConfigKind, division: string, key: string): CatalogueEntry | undefined {
    // An identity needs no more of a document than these.
    return this.documents.get(documentIdentity({ kind, division, key } as ConfigDocument));
  }
}

export function createCatalogue(entries: readonly CatalogueEntry[], clocksOf?: ClockCache): Catalogue {
  return new Catalogue(entries, clocksOf);
}
