declare module 'bpmnlint/rules/*' {
  /** Makes a rule by its configuration. */
  export type RuleFactory = (config?: unknown) => object;
  const rule: RuleFactory;
  export default rule;
}

declare module 'bpmnlint' {
  export interface Finding {
    id?: string;
    message: string;
    category: string;
  }
  export interface Resolver {
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  }
  export class Linter {
    constructor(options: { config: { rules: Record<string, string> }; resolver: Resolver });
    lint(root: unknown): Promise<Record<string, Finding[]>>;
  }
}
