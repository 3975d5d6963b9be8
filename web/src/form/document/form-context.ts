import { createContext, useContext } from 'react';
import type { ComponentType } from 'react';
import type { Choice } from '../../pieces/choices/found-among';
import type { Field, Shape } from './shape';

export type Path = readonly (string | number)[];

export interface GroupProps {
  readonly fields: readonly Field[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: Path;
  readonly onChange: (value: Record<string, unknown>) => void;
}

export interface ValueFieldProps {
  readonly field: Field;
  readonly shape: Shape;
  readonly value: unknown;
  readonly path: Path;
  readonly onChange: (value: unknown) => void;
}

/** What fields look up while they are drawn. */
export interface FormContext {
  /** What is wrong, by the path that a refusal tells. */
  readonly errors: Readonly<Record<string, string>>;
  /** Keys that a field of this name may hold. */
  readonly suggest: (name: string) => readonly Choice[];
  readonly isReadOnly: boolean;
  /** What a field is for, where its name does not say it. */
  readonly help: (path: Path) => string | undefined;
}

/** Lists and tables hold values, which hold lists and tables: how each is drawn comes from around them. */
interface Drawing extends FormContext {
  readonly Value: ComponentType<ValueFieldProps>;
  readonly Fields: ComponentType<GroupProps>;
}

const nothing = () => null;
const nothingSaid = () => undefined;

export const DrawingContext = createContext<Drawing>({
  errors: {},
  suggest: () => [],
  isReadOnly: false,
  help: nothingSaid,
  Value: nothing,
  Fields: nothing,
});

export const useDrawing = () => useContext(DrawingContext);
