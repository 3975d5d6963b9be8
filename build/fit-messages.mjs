import { createRequire } from 'node:module';

/**
 * The SDK builds Temporal's messages in every process and thread that loads it, before anything else. These answer the
 * package's module with fewer of them. `google` goes first, because what extends its messages is looked for again and
 * again until they are there.
 */

/** Without those of Temporal Cloud and of an HTTP gateway, a quarter of all. */
export function messagesOfPrograms(text) {
  return edited(text, (all) => {
    for (const path of ['temporal.api.cloud', 'grpc.gateway']) leaveOut({ nested: all }, path.split('.'));
    return all;
  });
}

/** A thread that runs workflows talks to its own process only: what lies below `coresdk`, with all that it consists of. */
export function messagesOfThread(text, path) {
  const root = createRequire(path)(path);
  const needed = new Set();
  addAll(root.lookup('coresdk'), needed);
  return edited(text, (all) => keepOnly(all, needed, ''));
}

function edited(text, edit) {
  const from = text.indexOf('.addJSON({') + '.addJSON('.length;
  const to = text.indexOf('\n});', from) + 2;
  const { google, ...others } = edit(JSON.parse(text.slice(from, to)));
  return text.slice(0, from) + JSON.stringify({ google, ...others }) + text.slice(to);
}

function leaveOut({ nested }, [name, ...below]) {
  if (nested?.[name] === undefined) throw new Error(`a package has changed: there are no more messages of ${name}`);
  if (below.length > 0) leaveOut(nested[name], below);
  else delete nested[name];
}

/** Adds a namespace, message or enumeration, what lies in it, and what its fields are made of. */
function addAll(object, needed) {
  if (needed.has(object.fullName)) return;
  needed.add(object.fullName);
  for (const each of object.nestedArray ?? []) addAll(each, needed);
  for (const field of object.fieldsArray ?? []) {
    const { resolvedType } = field.resolve();
    if (resolvedType) addAll(resolvedType, needed);
  }
}

/** Namespaces stay as the places of what is needed; one that holds nothing goes. */
function keepOnly(nested, needed, above) {
  const kept = Object.entries(nested).flatMap(([name, object]) => {
    const fullName = `${above}.${name}`;
    if (needed.has(fullName)) return [[name, object]];
    const isNamespace = object.nested !== undefined && object.fields === undefined;
    const within = keepOnly(object.nested ?? {}, needed, fullName);
    if (Object.keys(within).length === 0) return [];
    // A message that is needed for one that lies in it alone is kept whole.
    return [[name, isNamespace ? { ...object, nested: within } : object]];
  });
  return Object.fromEntries(kept);
}
