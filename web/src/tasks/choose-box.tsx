import styles from './choose-box.module.css';

interface ChooseBoxProps {
  readonly label: string;
  readonly isChosen: boolean;
  /** Some of what it stands for is chosen. */
  readonly isPartly?: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly testId: string;
}

/** The browser's own box, drawn like those of forms: each row of a long list has one. */
export function ChooseBox({ label, isChosen, isPartly = false, onChoose, testId }: ChooseBoxProps) {
  return (
    <input
      ref={(box) => {
        if (box !== null) box.indeterminate = isPartly;
      }}
      type="checkbox"
      className={styles['box']}
      aria-label={label}
      checked={isChosen}
      onChange={(event) => onChoose(event.currentTarget.checked)}
      data-testid={testId}
    />
  );
}
