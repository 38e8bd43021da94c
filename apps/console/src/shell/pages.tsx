import type { QueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { needTexts } from '../language/texts.ts';
import { useText } from '../language/use-text.ts';
import { Empty, Loading, ScreenBoundary } from '../parts/states.tsx';
import { useSession } from '../session/session.ts';
import { homeOf, type Screen, SCREENS } from './screens.ts';

const load = async (screen: Screen) => (await Promise.all([screen.load(), needTexts(screen.texts)]))[0];
const loaded = new Map<Screen, ComponentType>();
const pages = new Map<Screen, ComponentType>();

/** The page of a screen, the same for as long as the console is open: at once where its code is there, else as soon as it is. */
function pageOf(screen: Screen): ComponentType {
  const page = pages.get(screen) ?? loaded.get(screen) ?? lazy(() => load(screen));
  pages.set(screen, page);
  return page;
}

/** A page that anybody may look at, without the shell round it. */
export function OpenPage({ screen }: { readonly screen: Screen }) {
  const Page = pageOf(screen);
  return (
    <ScreenBoundary>
      <Suspense fallback={<Loading />}>
        <Page />
      </Suspense>
    </ScreenBoundary>
  );
}

/** The open page of an address, if there is one. */
export function openScreen(path: string): Screen | undefined {
  return SCREENS.find((screen) => screen.open === true && screen.path === path);
}

/** Loads a page and what it shows first, before anything is drawn. Never fails: what could not be loaded is tried again, and told, when the page is drawn. */
export async function preload(path: string, queries: QueryClient): Promise<void> {
  const screen = SCREENS.find((one) => one.path === path);
  if (screen === undefined) return;
  const code = load(screen).then(
    (module) => void loaded.set(screen, module.default),
    () => undefined,
  );
  await Promise.all([code, screen.ahead?.(queries)]);
}

/** The page of the address, if the role that is shown has it. */
export function Pages() {
  const { role } = useSession();
  return (
    <Switch>
      {SCREENS.filter((screen) => screen.roles.includes(role)).map((screen) => {
        const Page = pageOf(screen);
        return (
          <Route key={screen.path} path={screen.path}>
            <ScreenBoundary>
              <Suspense fallback={<Loading />}>
                <Page />
              </Suspense>
            </ScreenBoundary>
          </Route>
        );
      })}
      <Route path="/">
        <Redirect to={homeOf(role)} replace />
      </Route>
      <Route path="/sign-in">
        <Redirect to={homeOf(role)} replace />
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}

function NoSuchPage() {
  const t = useText();
  const { role } = useSession();
  // Another role's page, after the role was switched.
  if (SCREENS.some((screen) => screen.path === location.pathname)) return <Redirect to={homeOf(role)} replace />;
  return <Empty title={t('page.missing')} what={t('page.missingWhat')} />;
}
