import { Button, Loader, Stack, Text, VisuallyHidden } from '@mantine/core';
import { CircleAlert, Inbox, type LucideIcon } from 'lucide-react';
import { Component, type ReactNode, useEffect, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import css from './parts.module.css';
import { useProblemText } from './problem-alert.tsx';

/** Nothing is there, and what that means. */
export function Empty({
  title,
  what,
  icon: Icon = Inbox,
  children,
}: {
  readonly title: string;
  readonly what?: string;
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
}) {
  return (
    <Stack className={css['state']} align="center" gap={6} data-state="empty">
      <Icon size={36} strokeWidth={1.25} aria-hidden />
      <Text fw={600}>{title}</Text>
      {what !== undefined && (
        <Text size="sm" c="dimmed" maw={420} ta="center">
          {what}
        </Text>
      )}
      {children}
    </Stack>
  );
}

/** Something is on its way; shows itself only after a moment, because most things are here before that. */
export function Loading() {
  const t = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css['state']} data-state="loading" role="status">
      {late && (
        <>
          <Loader size="sm" aria-hidden />
          <VisuallyHidden>{t('loading')}</VisuallyHidden>
        </>
      )}
    </div>
  );
}

/** Something could not be read. */
export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const t = useText();
  const textOf = useProblemText();
  return (
    <Stack className={css['state']} align="center" gap={8} role="alert" data-state="failed">
      <CircleAlert size={36} strokeWidth={1.25} aria-hidden />
      <Text fw={600}>{error instanceof ProblemError ? textOf(error.body) : t('problem.defect')}</Text>
      {again !== undefined && (
        <Button variant="default" onClick={again}>
          {t('again')}
        </Button>
      )}
    </Stack>
  );
}

/** A defect in one screen does not take the others with it, nor what waits to be sent. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <Failed error={this.state.error} again={() => location.reload()} />;
  }
}
