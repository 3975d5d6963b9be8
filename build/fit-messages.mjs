import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root as checkout } from './root.mjs';

/**
 * The SDK builds Temporal's messages in every process and thread that loads it, before anything else. These answer the
 * package's module with fewer of them. `google` goes first, because what extends its messages is looked for again and
 * again until they are there.
 */

/**
 * What the SDK's libraries name, the requests that they send, a third of what the server offers, and what all those
 * consist of.
 */
export function messagesOfPrograms(text, path) {
  const root = createRequire(path)(path);
  const libraries = textOfLibraries(path);
  const needed = new Set();
  addAll(root.lookup('coresdk'), needed);
  for (const [name] of libraries.matchAll(/\b(?:temporal|google|grpc)(?:\.\w+)+/g)) {
    const object = named(root, name);
    if (object !== null) addAll(object, needed);
    for (const method of object?.methodsArray ?? []) {
      if (!new RegExp(`\\.${lowerFirst(method.name)}\\b`).test(libraries)) continue;
      needed.add(method.fullName);
      const { resolvedRequestType, resolvedResponseType } = method.resolve();
      addAll(resolvedRequestType, needed);
      addAll(resolvedResponseType, needed);
    }
  }
  return edited(text, (all) => keepOnly(all, needed, ''));
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

/** What a piece of code such as `google.rpc.Status.decode` names: a namespace only when it stands there alone. */
function named(root, text) {
  const whole = root.lookup(text);
  if (whole !== null) return whole;
  const within = text.slice(0, text.lastIndexOf('.'));
  const object = within === '' ? null : named(root, within);
  return object?.constructor.className === 'Namespace' ? null : object;
}

/** Everything that the SDK brings beside the messages themselves, and what of ours sends requests without its help. */
function textOfLibraries(path) {
  const scope = path.slice(0, path.lastIndexOf('proto/protos'));
  return ['activity', 'client', 'common', 'core-bridge', 'worker', 'workflow']
    .flatMap((name) =>
      readdirSync(`${scope}${name}/lib`, { recursive: true, encoding: 'utf8' }).map(
        (file) => `${scope}${name}/lib/${file}`,
      ),
    )
    .filter((file) => file.endsWith('.js'))
    .concat(join(checkout, 'engine', 'delete-history.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);

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
    if (object.methods !== undefined && needed.has(fullName))
      return [[name, { ...object, methods: methodsOf(object, needed, fullName) }]];
    if (needed.has(fullName)) return [[name, object]];
    const isNamespace = object.nested !== undefined && object.fields === undefined;
    const within = keepOnly(object.nested ?? {}, needed, fullName);
    if (Object.keys(within).length === 0) return [];
    // A message that is needed for one that lies in it alone is kept whole.
    return [[name, isNamespace ? { ...object, nested: within } : object]];
  });
  return Object.fromEntries(kept);
}

function methodsOf({ methods }, needed, service) {
  return Object.fromEntries(Object.entries(methods).filter(([name]) => needed.has(`${service}.${name}`)));
}
