import { elementScroll, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import { usePending } from '../command/use-command.ts';
import { isComposing } from '../keys/composing.ts';
import css from './parts.module.css';

/** A column: its width as in grid-template-columns, and what stands in it. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
}

/** A list of any length in which only what is seen is drawn. Arrow keys, Home, End and PageUp/Down choose; Enter opens. */
export interface VirtualTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Keep it the same array from draw to draw (useMemo), or every row is drawn anew. */
  readonly columns: readonly Column<Row>[];
  /** Also the subject under which commands mark the row as pending or failed. */
  readonly idOf: (row: Row) => string;
  readonly rowHeight?: number;
  readonly chosen?: string | undefined;
  readonly onChoose?: ((row: Row) => void) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly empty?: ReactNode;
  /** The last rows have come into sight: time to read more. */
  readonly onEnd?: (() => void) | undefined;
}

/** The part of a window's height that a list usually has: its first rows are drawn with it, before its size is known. */
const USUAL = 0.75;

/** Hears from the browser how large a list is, after the layout that is done anyway: asking for it would make the browser lay out the page once more. */
function observeElementRect(
  { scrollElement }: Virtualizer<HTMLDivElement, Element>,
  tell: (rect: { readonly width: number; readonly height: number }) => void,
): undefined | (() => void) {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver((entries) => {
    const rect = entries.at(-1)?.contentRect;
    if (rect !== undefined) tell({ width: Math.round(rect.width), height: Math.round(rect.height) });
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

const drawn = new WeakSet<Element>();

/** A list that has just been drawn stands at its top: it need not be scrolled there, which would cost a layout as well. */
const scrollToFn: typeof elementScroll = (offset, options, instance) => {
  const element = instance.scrollElement as Element | null;
  const first = element !== null && !drawn.has(element);
  if (first) drawn.add(element);
  if (!first || offset + (options.adjustments ?? 0) !== 0) elementScroll(offset, options, instance);
};

/** See {@link VirtualTableProps}. Must stand in a flex column with a height: it fills what is left. */
export function VirtualTable<Row>({ label, rows, columns, idOf, rowHeight = 36, chosen, onChoose, onOpen, empty, onEnd }: VirtualTableProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    initialRect: { width: innerWidth, height: innerHeight * USUAL },
    observeElementRect,
    scrollToFn,
  });
  const seen = virtual.getVirtualItems().at(-1)?.index ?? -1;
  useEffect(() => {
    if (rows.length > 0 && seen >= rows.length - 1) onEnd?.();
  }, [seen, rows.length, onEnd]);
  const template = columns.map(({ width }) => width).join(' ');
  const at = chosen === undefined ? -1 : rows.findIndex((row) => idOf(row) === chosen);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || onChoose === undefined || rows.length === 0) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page };
    const wanted = steps[event.key];
    if (event.key === 'Enter' && at >= 0) onOpen?.(rows[at] as Row);
    else if (wanted === undefined) return;
    else {
      const index = Math.min(rows.length - 1, Math.max(0, wanted));
      virtual.scrollToIndex(index);
      onChoose(rows[index] as Row);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={scroll}
      className={css['scroll']}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={at < 0 ? undefined : `row-${chosen}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={css['head']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map(({ key, head }) => (
          <div key={key} role="columnheader">
            {head}
          </div>
        ))}
      </div>
      {rows.length === 0 ? (
        <div role="row">
          <div role="gridcell">{empty}</div>
        </div>
      ) : (
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index] as Row;
            return (
              <TableRow
                key={idOf(row)}
                id={idOf(row)}
                row={row}
                columns={columns as readonly Column<unknown>[]}
                template={template}
                index={item.index}
                top={item.start}
                height={rowHeight}
                selected={item.index === at}
                onChoose={onChoose as ((row: unknown) => void) | undefined}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

interface TableRowProps {
  readonly id: string;
  readonly row: unknown;
  readonly columns: readonly Column<unknown>[];
  readonly template: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly selected: boolean;
  readonly onChoose: ((row: unknown) => void) | undefined;
}

/** Drawn anew only when its own row, place or columns changed. */
const TableRow = memo(function TableRow({ id, row, columns, template, index, top, height, selected, onChoose }: TableRowProps) {
  const mark = usePending(id);
  return (
    <div
      id={`row-${id}`}
      className={css['row']}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-choosable={onChoose !== undefined}
      data-mark={mark}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={() => onChoose?.(row)}
    >
      {columns.map(({ key, cell }) => (
        <div key={key} role="gridcell" className={css['cell']}>
          {cell(row)}
        </div>
      ))}
    </div>
  );
});
