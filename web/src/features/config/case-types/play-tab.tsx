import { useMemo, useState } from 'react';
import type { PlayStep } from '../../../../../domain/bpmn/play/play-step';
import type { Decide } from '../../../../../domain/bpmn/play/played-case';
import { decideCaseRule } from '../../../../../domain/decisions/decide-case-rule';
import { decisionSchema } from '../../../../../domain/config/decision';
import type { Graph } from '../../../../../domain/bpmn/graph';
import { Diagram } from '../../../diagram/diagram';
import type { Marks } from '../../../diagram/marks';
import { modelElements } from '../../../diagram/model-elements';
import { Empty } from '../../../pieces/empty';
import { Loading } from '../../../pieces/loading';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import { usePublished } from '../api';
import styles from './case-types.module.css';
import { PlayControls } from './play-controls';
import { PlayLog } from './play-log';
import { played } from './played';
import { useModel } from './use-model';

type PlayTabProps = Pick<EditorProps, 'place' | 'document'>;

/** The model played as it is written: the interpreter of real cases, in virtual time. */
export function PlayTab({ place, document }: PlayTabProps) {
  const { t } = useTranslation();
  const model = useModel(place, document);
  if (model.data === undefined) return <Loading />;
  const { graph, drawn, refused } = model.data;
  if (graph === null || drawn === null) {
    return (
      <>
        <Empty text={t('caseType.notPlayed')} />
        {refused.map(({ element, reason }) => (
          <Note key={`${element} ${reason}`} tone="red">
            {element} {reason}
          </Note>
        ))}
      </>
    );
  }
  return <Play key={drawn} graph={graph} drawn={drawn} division={place.division} />;
}

function Play({ graph, drawn, division }: { graph: Graph; drawn: string; division: string }) {
  const { t } = useTranslation();
  const [startMs] = useState(Date.now);
  const [input, setInput] = useState<Readonly<Record<string, unknown>>>({});
  const [steps, setSteps] = useState<readonly PlayStep[]>([]);
  const [picked, setPicked] = useState<string | null>(null);
  const decide = useDecide(division);
  const play = useMemo(() => played({ graph, input, steps, startMs, decide }), [graph, input, steps, startMs, decide]);
  const elements = useMemo(() => modelElements(drawn), [drawn]);
  const marks = useMemo(
    (): Marks => ({
      tokens: play.outcome.waiting.map((element) => ({ element, sinceMs: null })),
      faults: play.incidents.map(({ element }) => element),
      done: play.done,
      picked,
    }),
    [play, picked],
  );
  return (
    <div className={styles['play']} data-testid="play">
      <Diagram xml={drawn} elements={elements} label={t('caseType.diagram')} marks={marks} onPick={setPicked} />
      <div className={styles['playColumns']}>
        <PlayControls
          {...{ play, input, elements, startMs }}
          onStep={(step) => setSteps([...steps, step])}
          onInput={(next) => {
            setInput(next);
            setSteps([]);
          }}
        />
        <PlayLog {...{ play, steps, elements, startMs }} onBack={(count) => setSteps(steps.slice(0, count))} />
      </div>
    </div>
  );
}

/** Decisions that are published and written in the short form are asked; a task of any other waits for a step. */
function useDecide(division: string): Decide {
  const decisions = usePublished('decisions');
  return useMemo(() => {
    const known = (decisions.data ?? []).filter((each) => each.division === division);
    return (key, variables, atMs) => {
      const document = known.find((each) => each.key === key)?.document;
      const parsed = document === undefined ? undefined : decisionSchema(document).safeParse(document);
      if (parsed?.success !== true || 'dmn' in parsed.data) return undefined;
      const answer = decideCaseRule(parsed.data, variables, atMs);
      return answer.ok ? { value: answer.value } : { failure: answer.why };
    };
  }, [decisions.data, division]);
}
