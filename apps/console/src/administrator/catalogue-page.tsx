import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useText } from '../language/use-text.ts';
import { Loading } from '../parts/states.tsx';
import css from './administrator.module.css';
import { Categories, CategoryDetail } from './catalogue-categories.tsx';
import { Thresholds } from './catalogue-thresholds.tsx';
import { Targets } from './catalogue-targets.tsx';
import type { WholeCatalogue } from './whole-catalogue.ts';

/** What the server goes by: categories with their questions, seats and stages, thresholds, targets. Read only: they are files of the installation. */
export default function CataloguePage() {
  const t = useText();
  const { all } = useCatalogue();
  const [chosen, setChosen] = useState<string>();
  if (all === undefined) return <Loading />;
  const catalogue = all as unknown as WholeCatalogue;
  const category = catalogue.categories.find(({ key }) => key === chosen);
  return (
    <div className={css['scrolling']}>
      <div className={css['head']}>
        <h1>{t('screen.catalogue')}</h1>
        <span className={css['quiet']}>{t('administrator.catalogueWhat')}</span>
      </div>
      <Tabs defaultValue="categories" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="categories">{t('administrator.categories')}</Tabs.Tab>
          <Tabs.Tab value="thresholds">{t('administrator.thresholds')}</Tabs.Tab>
          <Tabs.Tab value="targets">{t('administrator.targets')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="categories" pt="md">
          {category === undefined ? (
            <Categories catalogue={catalogue} onChoose={setChosen} />
          ) : (
            <CategoryDetail catalogue={catalogue} category={category} onBack={() => setChosen(undefined)} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="thresholds" pt="md">
          <Thresholds catalogue={catalogue} />
        </Tabs.Panel>
        <Tabs.Panel value="targets" pt="md">
          <Targets catalogue={catalogue} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
