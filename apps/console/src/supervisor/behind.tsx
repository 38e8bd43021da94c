import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type FilterChanges, type Filters, only, SCOPE, searchOf } from './filters.ts';
import css from './supervisor.module.css';

/** The address of the requests behind a figure: the same period and filters, and what makes the figure on top. */
export function behindPath(filters: Filters, of: FilterChanges): string {
  return `/supervisor/requests${searchOf({ ...only(filters, ['period', 'from', 'to', 'pack', ...SCOPE]), ...of })}`;
}

/** A figure that leads to the requests it counts; `label` says so to who does not see where it stands. */
export function Behind({ filters, of, children, label }: { readonly filters: Filters; readonly of: FilterChanges; readonly children: ReactNode; readonly label: string }) {
  return (
    <Link href={behindPath(filters, of)} className={css['behind'] ?? ''} title={label}>
      {children}
      <span className="for-readers-only"> {label}</span>
    </Link>
  );
}
