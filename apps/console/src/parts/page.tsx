import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './parts.module.css';

/** A page with its heading; `aside` stands at the right of it. */
export function Page({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={css['page']}>
      <div className={css['pageHead']}>
        <Title order={1}>{title}</Title>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** A framed part of a page. */
export function Panel({
  title,
  aside,
  children,
  flush = false,
}: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly flush?: boolean;
}) {
  return (
    <section className={css['panel']}>
      {title !== undefined && (
        <div className={css['panelHead']}>
          <Title order={2} size="h3" flex={1}>
            {title}
          </Title>
          {aside}
        </div>
      )}
      {flush ? children : <div className={css['panelBody']}>{children}</div>}
    </section>
  );
}
