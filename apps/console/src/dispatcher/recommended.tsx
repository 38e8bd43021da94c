import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../api/read.ts';
import type { AssignmentRow, CaseRow, Recommendations } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { ResponderState } from '../look/badges.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import css from './dispatcher.module.css';
import type { Dispatch } from './use-dispatch.tsx';

interface RecommendedProps {
  readonly row: CaseRow;
  /** Whose seat somebody else shall take. */
  readonly reassigning: AssignmentRow | undefined;
  readonly onDone: () => void;
  readonly dispatch: Dispatch;
}

/** Who could go, best first, each with the reasons in words. */
export function Recommended({ row, reassigning, onDone, dispatch }: RecommendedProps) {
  const t = useText();
  const both = useBoth();
  const [wanted, setWanted] = useState<string>();
  const seat = reassigning?.seat ?? (wanted !== undefined && row.freeSeats.includes(wanted) ? wanted : row.freeSeats[0]);
  const open = seat !== undefined && (row.status === 'Open' || row.status === 'Crewed' || row.status === 'UnderWay');
  const found = useQuery({
    queryKey: ['dispatch', 'case', row.requestId, 'recommendations', seat],
    queryFn: ({ signal }) => read<Recommendations>(`/api/dispatch/cases/${row.requestId}/recommendations?seat=${encodeURIComponent(seat ?? '')}`, { signal }),
    enabled: open,
  });
  if (!open) return null;
  return (
    <section className={css['part']} data-recommended>
      <Group gap="sm">
        <h3>{t(reassigning === undefined ? 'dispatcher.recommended' : 'dispatcher.recommendedInstead')}</h3>
        {reassigning === undefined && row.freeSeats.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('dispatcher.seat')}
            value={seat}
            onChange={(event) => setWanted(event.currentTarget.value)}
            data={row.freeSeats.map((one) => ({ value: one, label: t('dispatcher.seatNumber', { seat: one }) }))}
          />
        )}
        {reassigning !== undefined && (
          <Button size="compact-xs" variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        )}
      </Group>
      {found.isPending && <Loading />}
      {found.isError && found.data === undefined && <Failed error={found.error} again={() => void found.refetch()} />}
      {found.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('dispatcher.noOne')}
        </Text>
      )}
      <ul className={css['plain']}>
        {(found.data?.items ?? []).slice(0, 8).map(({ responderId, score, free, unmet, reasons, responder }) => {
          const name = responder?.name ?? responder?.nameEn ?? t('dispatcher.somebody');
          const candidate = { responderId, name, needsReason: reassigning === undefined && unmet.length > 0 };
          const give = () => {
            if (reassigning === undefined) dispatch.offer(row, candidate, seat);
            else dispatch.reassign(row, reassigning, candidate);
            onDone();
          };
          return (
            <li key={responderId} className={css['candidate']} data-free={free}>
              <div className={css['candidateHead']}>
                <strong>{name}</strong>
                {responder !== undefined && <ResponderState status={responder.status} />}
                <span className={css['quiet']}>{t('dispatcher.score', { score })}</span>
                <RowMark subject={responderId} />
                <Button
                  size="compact-sm"
                  variant={free ? 'filled' : 'default'}
                  ml="auto"
                  onClick={give}
                  aria-label={t(reassigning === undefined ? 'dispatcher.offerTo' : 'dispatcher.reassignTo', { name })}
                >
                  {t(reassigning === undefined ? 'dispatcher.offer' : 'dispatcher.reassign')}
                </Button>
              </div>
              <ul className={css['reasons']}>
                {reasons.map((reason) => (
                  <li key={reason.code} data-effect={Math.sign(reason.effect)}>
                    <span aria-hidden>{reason.effect > 0 ? '＋' : reason.effect < 0 ? '－' : '·'}</span> {both(reason)}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
