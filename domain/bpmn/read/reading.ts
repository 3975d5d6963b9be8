import type { BpmnElement } from 'bpmn-moddle';
import { type LintRule, type Said, say, type ValuesOf } from '../lint-texts';
import { placeOf } from './bpmn-element';
import { Foreign } from './foreign';

/** Why a file cannot be run, or not without a doubt. */
export interface Refusal extends Said {
  element: string;
}

/** What became of something that BPMN does not define, or that is drawn without being run. */
export interface ReportLine {
  element: string;
  /** An attribute or element, such as `camunda:assignee` or `zeebe:taskDefinition@type`. */
  what: string;
  meaning: string;
}

/** What one reading of a file has found so far. */
export class Reading {
  readonly refused: Refusal[] = [];
  private readonly report: ReportLine[] = [];
  private readonly said = new Set<string>();
  private readonly foreignOf = new Map<BpmnElement, Foreign>();

  refuse<R extends LintRule>(element: BpmnElement | undefined, rule: R, ...values: ValuesOf<R>): void {
    this.refused.push({ element: placeOf(element), ...say(rule, ...values) });
  }

  note(element: BpmnElement, what: string, meaning: string): void {
    const line = { element: placeOf(element), what, meaning };
    const key = JSON.stringify(line);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.report.push(line);
  }

  /** All that is said of one element stands together. */
  linesByElement(): ReportLine[] {
    const lines = new Map<string, ReportLine[]>();
    for (const line of this.report) {
      const held = lines.get(line.element);
      if (held) held.push(line);
      else lines.set(line.element, [line]);
    }
    return [...lines.values()].flat();
  }

  /** The extensions of an element; what nobody takes of them is told at the end. */
  foreign(element: BpmnElement): Foreign {
    const known = this.foreignOf.get(element);
    if (known) return known;
    const made = new Foreign(element, this);
    this.foreignOf.set(element, made);
    return made;
  }
}
