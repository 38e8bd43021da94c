import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type FilterChanges, type Filters, filtersOf, KEPT, only, searchOf } from './filters.ts';

/** What was chosen last in this page, so that period, place and moment go along to the next screen. */
let kept: Filters = {};

/** What is chosen, and how to choose otherwise. */
export interface ChosenFilters {
  readonly filters: Filters;
  readonly set: (changes: FilterChanges) => void;
}

/** The filters in the address of this page. */
export function useFilters(): ChosenFilters {
  const search = useSearch();
  const [path, go] = useLocation();
  const filters = useMemo(() => filtersOf(search), [search]);
  const set = useCallback(
    (changes: FilterChanges) => {
      const next = filtersOf(searchOf({ ...filtersOf(location.search), ...changes }));
      kept = only(next, KEPT);
      go(path + searchOf(next), { replace: true });
    },
    [path, go],
  );
  // A page that is opened by its bare address goes on with what was chosen on the one before.
  useEffect(() => {
    if (location.search === '' && Object.keys(kept).length > 0) go(path + searchOf(kept), { replace: true });
    else kept = only(filtersOf(location.search), KEPT);
  }, [path, go]);
  return { filters, set };
}
