import { useCallback } from 'react';
import type { TextId } from '../language/catalogue.ts';
import { useText } from '../language/use-text.ts';

/** What people are called who help; files may name others, which are then shown as they stand. */
export const DUTIES: Readonly<Record<string, TextId>> = {
  volunteer: 'administrator.duty.volunteer',
  steward: 'administrator.duty.steward',
  'grid-worker': 'administrator.duty.gridWorker',
  'party-member': 'administrator.duty.partyMember',
  medic: 'administrator.duty.medic',
  property: 'administrator.duty.property',
};

/** `const duty = useDuty(); duty('volunteer')`. */
export function useDuty(): (key: string) => string {
  const t = useText();
  return useCallback(
    (key) => {
      const known = DUTIES[key];
      return known === undefined ? key : t(known);
    },
    [t],
  );
}
