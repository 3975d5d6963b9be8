import { referencesOf } from '../../domain/config/references-of';
import type { SourceDocument } from '../../domain/config/source';
import type { AttributeSchema } from '../../domain/inbound/attribute-value';
import type { Directory } from '../catalogue/directory';
import { sourceOf, sourceOfPath } from '../capture/source-of';
import type { ImportRules, SourceList } from '../contract/import';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';

/** The source for whose files the caller may capture; throws as a capture would answer. */
export function sourceForImport({ principal, directory }: Context, given: string | undefined): SourceDocument {
  const found = sourceOf(given, principal, directory);
  if (!found.ok) throw found.problem;
  return found.source;
}

export function importRules(context: Context, key: string, worktype: string | undefined): ImportRules {
  const { directory, principal } = context;
  const source = sourceOfPath(key, principal, directory);
  const wanted = worktype ?? source.defaults.worktype ?? null;
  if (worktype !== undefined && !findWorktype(directory, source, worktype)) {
    const value = worktype;
    throw invalidInput([{ path: 'worktype', message: 'does not exist', code: 'UNKNOWN_WORKTYPE', value }]);
  }
  return {
    mapping: source.import?.mapping ?? null,
    worktype: wanted,
    attributes: schemasOf(directory, source, worktype),
    required: requiredOf(directory, source, wanted),
  };
}

function requiredOf(directory: Directory, source: SourceDocument, worktype: string | null): string[] {
  const required = worktype === null ? undefined : findWorktype(directory, source, worktype)?.attributes['required'];
  return Array.isArray(required) ? required.map(String) : [];
}

/** The sources for which the caller may capture. */
export function sourceList({ principal, directory }: Context): SourceList {
  const worktypes = directory.documents.filter((document) => document.kind === 'worktype');
  const sources = [...directory.sources.values()].filter(({ key }) => sourceOf(key, principal, directory).ok);
  return {
    sources: sources.map(({ key, name, division, defaults }) => ({
      key,
      name: name ?? key,
      division,
      worktype: defaults.worktype ?? null,
      worktypes: worktypes
        .filter((each) => each.division === division)
        .map((each) => ({ key: each.key, name: each.name ?? each.key })),
    })),
  };
}

/** Schemas of the attributes of a worktype of the source's own division; without one, of those that its captures may come to. */
export function schemasOf(
  directory: Directory,
  source: SourceDocument,
  worktype: string | undefined,
): Record<string, AttributeSchema> {
  const keys = worktype === undefined ? usualWorktypes(directory, source) : [worktype];
  // Of two that know an attribute the first counts.
  const schemas = keys.toReversed().map((key) => findWorktype(directory, source, key)?.attributes['properties']);
  return Object.assign({}, ...schemas) as Record<string, AttributeSchema>;
}

/** The source's default, and what its decision names. */
function usualWorktypes({ rules }: Directory, { division, decision, defaults }: SourceDocument): string[] {
  const document = decision === undefined ? undefined : rules.find('decision', division, decision);
  const named = document ? referencesOf(document).filter(({ kind }) => kind === 'worktype') : [];
  return [...new Set([...(defaults.worktype === undefined ? [] : [defaults.worktype]), ...named.map(({ to }) => to)])];
}

function findWorktype({ rules }: Directory, { division }: SourceDocument, key: string) {
  return rules.find('worktype', division, key);
}
