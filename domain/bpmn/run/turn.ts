import { Allowance } from '../../feel/run';
import type { Said } from '../../said/said';
import type { FlowNode } from '../graph';
import { kept, sayIncident } from '../incident-texts';
import type { CaseCommand, Happening } from '../messages';
import type { Model } from '../model';
import type { CaseState, CaseStatus, Incident, IncidentCode, Instance, Phase, Wait } from '../state';
import { IndexBy } from './index-by';

/** What is still to be done within a step, in this order: the parts of the interpreter call one another only so. */
export type Task =
  /** A token comes to a node, on a flow or from nowhere. */
  | { do: 'arrive'; element: string; scope: number; flow: string | null }
  /** What stands at a node is begun, again when an incident was repaired. */
  | { do: 'enter'; instance: number }
  /** Work that failed is begun again. */
  | { do: 'work'; instance: number }
  /** Its work is done and brought these variables. */
  | { do: 'complete'; instance: number; variables: Readonly<Record<string, unknown>> }
  /** It goes on from its node. */
  | { do: 'leave'; instance: number }
  /** One of a loop's instances has ended. */
  | { do: 'end-one'; instance: number }
  /** A loop goes on with its next instance, or ends. */
  | { do: 'loop'; instance: number }
  /** The next of what is to be compensated. */
  | { do: 'undo'; instance: number }
  | { do: 'fire'; wait: number; variables: Readonly<Record<string, unknown>> };

/** Nobody needs more within one step unless he goes in a circle. */
const maxArrivals = 10_000;

/** For all that one step evaluates and looks through: about half a second, well within the time that a workflow's task has. */
const turnBudget = { steps: 5_000_000, made: 2_000_000 };
const tooMuch = { code: 'TOO_MUCH_AT_ONCE', ...kept(sayIncident('TOO_MUCH_AT_ONCE')) } as const;

type Reason = Pick<Incident, 'code' | 'message' | 'said'>;

/** One step in the making: a copy of the state that may be changed, and what came of it so far. */
export class Turn {
  readonly commands: CaseCommand[] = [];
  readonly happenings: Happening[] = [];
  readonly instances: Map<number, Instance>;
  readonly waits: Map<number, Wait>;
  readonly incidents: Map<number, Incident>;
  /** Scopes that may have come to their end. */
  readonly touched = new Set<number>();
  status: CaseStatus;
  readonly allowance = new Allowance(turnBudget);
  private next: number;
  private arrivals = 0;
  private tasks: Task[] = [];
  private readonly children: IndexBy<Instance>;
  private readonly undoers: IndexBy<Instance>;
  private readonly owned: IndexBy<Wait>;

  constructor(
    readonly model: Model,
    state: CaseState | null,
    readonly nowMs: number,
    numbersFrom = 1,
  ) {
    this.instances = copyOf(state?.instances);
    this.waits = copyOf(state?.waits);
    this.incidents = copyOf(state?.incidents);
    this.children = new IndexBy(this.instances, parentOf);
    this.undoers = new IndexBy(this.instances, undoneBy);
    this.owned = new IndexBy(this.waits, ownerOf);
    this.status = state?.status ?? 'active';
    this.next = state?.next ?? numbersFrom;
  }

  get state(): CaseState {
    return {
      format: 1,
      status: this.status,
      next: this.next,
      instances: Object.fromEntries(this.instances),
      waits: Object.fromEntries(this.waits),
      incidents: Object.fromEntries(this.incidents),
    };
  }

  push(...tasks: readonly Task[]): void {
    this.tasks.push(...tasks);
  }

  take(): Task | undefined {
    return this.tasks.shift();
  }

  /** Tokens on their way within a scope are gone. */
  dropArrivals(scope: number): void {
    if (this.tasks.length > 0) this.tasks = this.tasks.filter((task) => task.do !== 'arrive' || task.scope !== scope);
  }

  /** False once a step has had so many tokens arrive that it must go in a circle. */
  countArrival(): boolean {
    this.arrivals += 1;
    return this.arrivals <= maxArrivals;
  }

  get(id: number): Instance {
    const found = this.instances.get(id);
    if (!found) throw new Error(`there is no instance ${id}`);
    return found;
  }

  add(element: string, parent: number | null, phase: Phase, more: Partial<Instance> = {}): Instance {
    const instance: Instance = { id: this.next, element, parent, phase, ...more };
    this.next += 1;
    this.instances.set(instance.id, instance);
    this.children.add(instance);
    this.undoers.add(instance);
    return instance;
  }

  change(id: number, change: Partial<Instance>): Instance {
    const instance = { ...this.get(id), ...change };
    this.instances.set(id, instance);
    return instance;
  }

  /** With its waits and incidents; what lives in it must be gone before. */
  remove(id: number): void {
    const removed = this.get(id);
    const { parent } = removed;
    this.instances.delete(id);
    this.children.drop(removed);
    this.undoers.drop(removed);
    this.dropWaits(id);
    for (const { id: incident, instance } of this.incidents.values()) {
      if (instance === id) this.incidents.delete(incident);
    }
    if (parent !== null) this.touched.add(parent);
  }

  addWait(wait: Omit<Wait, 'id'>): Wait {
    const made = { id: this.next, ...wait };
    this.next += 1;
    this.waits.set(made.id, made);
    this.owned.add(made);
    return made;
  }

  dropWaits(instance: number): void {
    for (const wait of this.waitsBy(instance)) this.dropWait(wait);
  }

  private dropWait(wait: Wait): void {
    this.waits.delete(wait.id);
    this.owned.drop(wait);
  }

  waitsBy(instance: number): Wait[] {
    return this.owned.of(instance);
  }

  /** Event sub-processes of a scope listen no more; the scope's own boundary events still do. */
  dropStarts(scope: number): void {
    for (const wait of this.waitsBy(scope)) {
      if (this.model.node(wait.element).kind === 'start') this.dropWait(wait);
    }
  }

  childrenOf(parent: number): Instance[] {
    return this.children.of(parent);
  }

  /** What compensates on behalf of an instance. */
  undoersOf(id: number): Instance[] {
    return this.undoers.of(id);
  }

  /** The node at which an instance stands; undefined for a process. */
  nodeOf({ element }: Instance): FlowNode | undefined {
    return this.model.find(element);
  }

  tell(event: Happening['event'], { element, id, parent }: Instance): void {
    this.happenings.push({ event, element, instance: id, scope: parent });
  }

  tellTaken(flow: string, scope: number): void {
    this.happenings.push({ event: 'taken', element: flow, instance: scope, scope });
  }

  /** The token stays where it is, until somebody has it tried again. */
  fail(id: number, code: IncidentCode, why: Said, retry: Incident['retry']): void {
    this.failAs(id, { code, ...kept(why) }, retry);
  }

  failAs(id: number, why: Reason, retry: Incident['retry']): void {
    const instance = this.change(id, { phase: 'failed' });
    // Whatever has no value then has none because nothing is left to evaluate it with.
    const is = this.allowance.isUsedUp ? tooMuch : why;
    this.addIncident({ instance: id, element: instance.element, ...is, retry }, instance);
  }

  failSpent(id: number): void {
    this.failAs(id, tooMuch, 'enter');
  }

  /** What follows from what has happened is left undone until somebody has it tried again. */
  stopSpent(): void {
    const root = [...this.instances.values()].find(({ parent }) => parent === null);
    if (
      !root ||
      [...this.incidents.values()].some((one) => one.instance === root.id && one.code === 'TOO_MUCH_AT_ONCE')
    )
      return;
    this.addIncident({ instance: root.id, element: root.element, ...tooMuch, retry: 'none' }, root);
  }

  failEndless(id: number, retry: Incident['retry']): void {
    this.fail(id, 'ENDLESS_LOOP', sayIncident('ENDLESS_LOOP'), retry);
  }

  addIncident(incident: Omit<Incident, 'id'>, { id, parent }: Instance): void {
    this.incidents.set(this.next, { id: this.next, ...incident });
    this.next += 1;
    const { element, code, message, said } = incident;
    const why = { code, message, ...(said && { said }) };
    this.happenings.push({ event: 'incident', element, instance: id, scope: parent, incident: why });
  }
}

const parentOf = ({ parent }: Instance) => parent;
const undoneBy = ({ undoes }: Instance) => undoes;
const ownerOf = ({ instance }: Wait) => instance;

function copyOf<T>(byNumber: Readonly<Record<number, T>> | undefined): Map<number, T> {
  return new Map(Object.entries(byNumber ?? {}).map(([id, one]) => [Number(id), one]));
}
