import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

const openDelayMs = 250;

interface TipProps {
  readonly id: string;
  readonly target: HTMLElement;
  readonly label: ReactNode;
  readonly className: string;
}

export function Tip({ id, target, label, className }: TipProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), openDelayMs);
    return () => clearTimeout(timer);
  }, []);
  return <Tooltip id={id} role="tooltip" target={target} label={label} className={className} opened={isOpen} />;
}
