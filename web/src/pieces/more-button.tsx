import { Button } from '@mantine/core';

interface MoreButtonProps {
  /** A list that comes page by page. */
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly text: string;
  readonly className?: string | undefined;
}

/** Reads the next page of a list, as long as there is one. */
export function MoreButton({ of: list, text, className }: MoreButtonProps) {
  if (!list.hasNextPage) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={className}
      loading={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {text}
    </Button>
  );
}
