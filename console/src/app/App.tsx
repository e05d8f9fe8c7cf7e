import { StyleProvider } from '@ant-design/cssinjs';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect } from 'react';
import { createBrowserRouter, Navigate, Route, RouterProvider, Routes } from 'react-router';
import { useT } from '../shared/i18n/index.ts';
import { LiveProvider } from '../shared/live/LiveProvider.tsx';
import { useDark, usePreferences, useStill } from '../shared/preferences.ts';
import { Notices } from '../shared/ui/Notices.tsx';
import { EmptyState, LoadingRows } from '../shared/ui/States.tsx';
import { FaultBoundary } from './FaultBoundary.tsx';
import { queryClient } from './queryClient.ts';
import { QueuePage } from './QueuePage.tsx';
import { Shell } from './Shell.tsx';
import { SessionWatch, SignedIn } from './SignedIn.tsx';
import { themeOf } from './theme.ts';

const RaisePage = lazy(() => import('../features/raise/components/RaisePage.tsx'));
const ImportsPage = lazy(() => import('../features/imports/components/ImportsPage.tsx'));
const ReachabilityPage = lazy(() => import('../features/reachability/components/ReachabilityPage.tsx'));
const DeadLettersPage = lazy(() => import('../features/deadletters/components/DeadLettersPage.tsx'));

/** One route for all: the router that can hold somebody back from leaving a form wants to own the outermost. */
const router = createBrowserRouter([{ path: '*', element: <SignedInConsole /> }]);

export function App() {
  const { language } = usePreferences();
  const dark = useDark();
  const still = useStill();
  const t = useT();

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['look'] = dark ? 'dark' : 'light';
    document.title = `${t.product} · ${t.tagline}`;
  }, [language, dark, t]);

  return (
    <StyleProvider layer>
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={themeOf(dark, still)} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        <Notices>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Notices>
      </ConfigProvider>
    </StyleProvider>
  );
}

function SignedInConsole() {
  const t = useT();
  return (
    <FaultBoundary>
      <SignedIn>
        <LiveProvider>
          <Shell>
            <Suspense fallback={<LoadingRows />}>
              <Routes>
                <Route path="/" element={<QueuePage />}>
                  <Route path="cases/:caseId" element={null} />
                </Route>
                <Route path="/raise" element={<RaisePage />} />
                <Route path="/imports" element={<ImportsPage />} />
                <Route path="/reachability" element={<ReachabilityPage />} />
                <Route path="/dead-letters" element={<DeadLettersPage />} />
                <Route path="/index.html" element={<Navigate to="/" replace />} />
                <Route path="*" element={<EmptyState title={t.fault.notFound} />} />
              </Routes>
            </Suspense>
          </Shell>
          <SessionWatch />
        </LiveProvider>
      </SignedIn>
    </FaultBoundary>
  );
}
