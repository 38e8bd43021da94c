import css from './board.module.css';
import { Said } from './said.tsx';
import type { Board, Count } from './use-board.ts';

/** The five numbers, in the order in which people ask. */
export const FIGURES = ['waiting', 'underWay', 'asked', 'helped', 'helpedWithin7Days'] as const;

/** A number, or "fewer than five". */
export function Figure({ of }: { readonly of: Count }) {
  return <>{of.count === undefined ? `<${of.fewerThan}` : of.count}</>;
}

/** The five numbers of a community. */
export function Figures({ figures }: Pick<Board, 'figures'>) {
  return (
    <dl className={css['figures']}>
      {FIGURES.map((key) => (
        <div key={key} data-figure={key}>
          <dt>
            <Said id={`board.figure.${key}`} />
          </dt>
          <dd>
            <Figure of={figures[key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
