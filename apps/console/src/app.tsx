import { MantineProvider } from '@mantine/core';
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { isPassing } from './api/read.ts';
import { LanguageProvider } from './language/language-provider.tsx';
import { cssVariables, theme, themeKeeper } from './look/theme.ts';
import { isSignInLink } from './session/sign-in-link.ts';
import { currentSession, onSession } from './session/store.ts';
import { OpenPage, openScreen } from './shell/pages.tsx';
import { later, useFirstPageStands } from './parts/later.ts';
import { Hints } from './shell/hints.tsx';
import { Shell } from './shell/shell.tsx';

// What changes in a frame is drawn in that frame, not in the next.
notifyManager.setScheduler(queueMicrotask);

/** What has been read, for all screens. Live messages keep it right, so coming back to a window reads nothing anew. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, error) => isPassing(error) && count < 5,
      retryDelay: (count) => Math.min(8_000, 400 * 2 ** count),
    },
  },
});

// The server puts the nonce of this answer into the page; Mantine's few <style> elements carry it, so the policy needs no unsafe-inline for styles either.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);

/** Whoever is signed in does not load the door. */
const SignInPage = lazy(async () => ({ default: (await import('./session/sign-in-page.tsx')).SignInPage }));

const Notices = later(async () => (await import('./shell/notices.tsx')).Notices);

/** The whole console. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={themeKeeper} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <Hints />
          <Later />
          <Suspense fallback={null}>
            <Door />
          </Suspense>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}

function Later() {
  return useFirstPageStands() ? (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  ) : null;
}

function Door() {
  const session = useSyncExternalStore(onSession, currentSession);
  const [path] = useLocation();
  const open = openScreen(path);
  if (open !== undefined) return <OpenPage screen={open} />;
  if (session.phase === 'starting') return null;
  if (session.phase === 'out') return <SignInPage />;
  // A link that is opened where somebody is signed in already: nobody is put out without being asked.
  if (isSignInLink(path)) return <SignInPage current={session.subject} />;
  return <Shell subject={session.subject} ended={session.phase === 'ended'} key={session.subject.accountId} />;
}
