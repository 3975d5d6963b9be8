import { actions } from './actions';
import { Model, type Parts, soundParts } from './model';

/** How often something impossible is drawn before nothing can be possible any more. */
const MOST_DRAWS = 1_000;
/** All owners come to rest so often, by steps. */
const REST_EVERY = 60;

export interface HistoryOptions {
  parts?: Parts;
  /** Names of what never happens. */
  without?: ReadonlySet<string>;
  /** Told what each step did. */
  tell?: (text: string) => void;
}

/** One random history by its seed. What breaks an invariant throws, after the step that did it. */
export class History {
  readonly model: Model;
  steps = 0;
  /** How often each kind of step was possible. */
  readonly done = new Map<string, number>();
  private readonly choices;
  private readonly weights: number;

  constructor(
    seed: number,
    private readonly options: HistoryOptions = {},
  ) {
    this.model = new Model(seed, options.parts ?? soundParts);
    this.choices = actions.filter(({ name }) => !options.without?.has(name));
    this.weights = this.choices.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** So many steps; then everybody comes to rest, and all items go, which leaves no load on anybody. */
  async run(steps: number): Promise<void> {
    const { model } = this;
    while (this.steps < steps) {
      await this.step();
      if (model.chance.is(1 / REST_EVERY)) await this.rest();
    }
    await this.rest();
    for (const id of model.items.states.keys()) {
      model.ledger.remove(id, model.nowMs);
      model.items.states.delete(id);
      model.watch.afterStep();
    }
  }

  private async step(): Promise<void> {
    for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
      const { name, act } = this.draw();
      const text = await act(this.model);
      if (text === null) continue;
      this.steps += 1;
      this.done.set(name, (this.done.get(name) ?? 0) + 1);
      this.options.tell?.(text);
      this.model.watch.afterStep();
      return;
    }
    throw new Error('nothing can happen any more');
  }

  private draw() {
    let place = this.model.chance.share() * this.weights;
    const choice = this.choices.find(({ weight }) => (place -= weight) < 0) ?? this.choices.at(-1);
    if (!choice) throw new Error('nothing may happen');
    return choice;
  }

  private async rest(): Promise<void> {
    this.options.tell?.('all owners come to rest');
    this.steps += await this.model.comeToRest();
  }
}
