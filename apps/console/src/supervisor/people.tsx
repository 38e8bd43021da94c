import { useMemo } from 'react';
import type { Timeline } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Masked } from '../parts/masked.tsx';
import { Panel } from '../parts/page.tsx';
import { type Entry, revealed } from './events.tsx';
import css from './supervisor.module.css';

type Value = NonNullable<Entry['personal']>[number];
const FIELDS = ['name', 'phone', 'room', 'health'] as const;

/** Who is helped and who reported, covered; each field is opened for a reason that goes on record first. */
export function People({ timeline }: { readonly timeline: Timeline }) {
  const t = useText();
  const people = useMemo(() => {
    const known = new Map<string, Value>();
    for (const { personal = [] } of timeline.entries)
      for (const value of personal) if (value.role !== 'note') known.set(`${value.role} ${value.id}`, { ...known.get(`${value.role} ${value.id}`), ...value });
    return [...known.values()];
  }, [timeline]);
  if (people.length === 0) return null;
  return (
    <Panel title={t('supervisor.people')}>
      <div className={css['people']}>
        {people.map((person) => (
          <div key={`${person.role} ${person.id}`} data-person={person.role}>
            <h3>{t(`supervisor.person.${person.role === 'reporter' ? 'reporter' : 'person'}`)}</h3>
            {person.erased === true ? (
              <p className={css['quiet']}>{t('supervisor.erased')}</p>
            ) : (
              <dl>
                {FIELDS.map((field) =>
                  person[field] === undefined && (field !== 'health' || person.role !== 'person') ? null : (
                    <div key={field}>
                      <dt>{t(`supervisor.field.${field}`)}</dt>
                      <dd>
                        <Masked
                          masked={person[field] ?? '***'}
                          label={t('supervisor.fieldOf', {
                            field: t(`supervisor.field.${field}`),
                            who: t(`supervisor.person.${person.role === 'reporter' ? 'reporter' : 'person'}`),
                          })}
                          path={`/api/audit/timelines/${timeline.requestId}/reveal`}
                          body={{ id: person.id, fields: [field] }}
                          pick={(answer) => revealed(answer, field)}
                        />
                      </dd>
                    </div>
                  ),
                )}
              </dl>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
