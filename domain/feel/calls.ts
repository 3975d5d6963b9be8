import { FeelFunction, evaluate } from 'feelin';
import { SourceFault } from './fault';
import { child } from './compiled';
import type { Compile, Feel } from './compiled';
import { callSteps } from './run';
import { functionOf, invoke } from './functions';
import type { Names } from './names';
import { patternOf } from './patterns';
import { plainName } from './scope';
import type { SyntaxNode } from './syntax';
import { compileType } from './types';

const withPattern = ['matches', 'replace', 'split'];

export function compileCall(node: SyntaxNode, names: Names, compile: Compile): Feel {
  const named = child(node, 0);
  const given = child(node, 2);
  const constructor = named.text.replace(/\s+/g, ' ');
  const target: Feel =
    named.name === 'DateTimeConstructor' ? (_, run) => functionOf(constructor, run) : compile(named, names);
  checkPattern(constructor, given);
  if (given.name === 'NamedParameters') {
    const values = given.children.map((parameter) => {
      return [plainName(child(parameter, 0).text), compile(child(parameter, 1), names)] as const;
    });
    return (scope, run) =>
      invoke(target(scope, run), Object.fromEntries(values.map(([name, value]) => [name, value(scope, run)])), run);
  }
  const values = given.children.map((parameter) => compile(parameter, names));
  return (scope, run) => {
    const called = target(scope, run);
    return invoke(
      called,
      values.map((value) => value(scope, run)),
      run,
    );
  };
}

/** A pattern that is written out is read when the text is compiled. */
function checkPattern(name: string, given: SyntaxNode): void {
  const [, pattern, ...others] = given.children;
  if (!withPattern.includes(name) || pattern?.name !== 'StringLiteral') return;
  const flags = name === 'matches' ? others[0] : others[1];
  if (flags && flags.name !== 'StringLiteral') return;
  const [text, options] = [pattern, flags].map((node) => (node ? String(evaluate(node.text).value) : ''));
  if (patternOf(text ?? '', options ?? '') === null) {
    const allowed = 'a regular expression of linear time (no look-around, no back references, bounded repetition)';
    throw new SourceFault(pattern.from, 'is no pattern', 'INVALID_EXPRESSION', allowed);
  }
}

export function compileDefinition(node: SyntaxNode, names: Names, compile: Compile): Feel {
  const body = node.children.find(({ name }) => name === 'FunctionBody');
  if (!body || node.children.some(({ name }) => name === 'external')) {
    throw new SourceFault(node.from, 'external functions are not supported in rules');
  }
  const list = node.children.find(({ name }) => name === 'FormalParameters')?.children ?? [];
  const parameters = list.map((parameter) => plainName(child(parameter, 0).text));
  const types = list.map(({ children: [, type] }) => (type ? compileType(type, names) : null));
  const value = compile(body, names.with(parameters));
  return defineFunction(parameters, (scope, run) => {
    // A value that is not of its parameter's type is none.
    const own = Object.create(null) as Record<string, unknown>;
    for (const [at, name] of parameters.entries()) {
      const given = scope.names[name] ?? null;
      own[name] = types[at]?.(given, run) === false ? null : given;
    }
    return value({ names: own, outer: scope.outer }, run);
  });
}

/** A function of FEEL's own; it reads the variables of where it is defined. */
export function defineFunction(parameters: readonly string[], body: Feel): Feel {
  return (scope, run) =>
    new FeelFunction(
      (...args: unknown[]) => {
        run.tick(callSteps);
        const own = Object.create(null) as Record<string, unknown>;
        for (const [index, parameter] of parameters.entries()) own[parameter] = args[index] ?? null;
        // A function may be called by one of the library's, such as sort, which counts no depth.
        return run.deeper(() => body({ names: own, outer: scope }, run));
      },
      [...parameters],
    );
}
