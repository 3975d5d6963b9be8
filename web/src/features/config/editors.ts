import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { ConfigDraft } from '../../../../api/contract/config';
import type { Schema } from '../../form/document/shape';
import type { Choice } from '../../pieces/choices/found-among';
import { withTexts } from '../../text/i18n';
import type { Place } from './api';
import type { Kind } from './kinds';

/** What an editor of a document gets: what is written so far, and how to change it. */
export interface EditorProps {
  readonly place: Place;
  readonly document: Readonly<Record<string, unknown>>;
  readonly onChange: (document: Record<string, unknown>) => void;
  readonly schema: Schema;
  /** What is wrong with the draft as it was saved, by path. */
  readonly errors: Readonly<Record<string, string>>;
  readonly suggest: (name: string) => readonly Choice[];
  readonly isReadOnly: boolean;
}

/** What stands beside an editor and shows the effect of what is written. `draft`: as it was saved, null while it is not. */
export interface EffectProps {
  readonly place: Place;
  readonly document: Readonly<Record<string, unknown>>;
  readonly draft: ConfigDraft | null;
}

type Registry<P> = Partial<Record<Kind, LazyExoticComponent<ComponentType<P>>>>;

const endpointEditor = lazy(async () => ({
  default: (await withTexts(import('./endpoints/endpoint-editor'), 'access', 'deliveries')).EndpointEditor,
}));

/** Kinds with an editor of their own; all others are written by the form of their schema. Loaded when they are opened. */
export const editors: Registry<EditorProps> = {
  'case-types': lazy(async () => ({
    default: (await withTexts(import('./case-types/case-type-editor'), 'caseTypes', 'diagram')).CaseTypeEditor,
  })),
  sources: endpointEditor,
  webhooks: endpointEditor,
  lookups: endpointEditor,
  divisions: lazy(async () => ({
    default: (await withTexts(import('./access/division-editor'), 'access', 'signIn')).DivisionEditor,
  })),
  decisions: lazy(async () => ({
    default: (await withTexts(import('./decisions/decision-editor'), 'decision')).DecisionEditor,
  })),
  'priority-schemes': lazy(async () => ({
    default: (await withTexts(import('./editors/priority-scheme-editor'), 'curve')).PrioritySchemeEditor,
  })),
  'routing-plans': lazy(async () => ({
    default: (await withTexts(import('./editors/routing-plan-editor'), 'plan', 'curve', 'reading')).RoutingPlanEditor,
  })),
};

export const effects: Registry<EffectProps> = {
  decisions: lazy(async () => ({
    default: (await withTexts(import('./decisions/try-decision'), 'decision')).TryDecision,
  })),
  calendars: lazy(async () => ({
    default: (await withTexts(import('./editors/calendar-effect'), 'calendar', 'curve')).CalendarEffect,
  })),
  divisions: lazy(async () => ({ default: (await import('./removal/division-removal')).DivisionRemoval })),
};

export const SchemaEditor = lazy(async () => ({ default: (await import('./editors/schema-editor')).SchemaEditor }));
export const TextEditor = lazy(async () => ({ default: (await import('./editors/text-editor')).TextEditor }));
/** Levels of all agents at once: no editor of one document. */
export const SkillMatrix = lazy(async () => ({
  default: (await withTexts(import('./matrix/skill-matrix'), 'matrix')).SkillMatrix,
}));
