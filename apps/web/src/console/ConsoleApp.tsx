import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router';
import { ApiError } from '../api/http';
import { useReducedMotion } from '../ui/use-media';
import { useLanguage } from './use-text';
import { ConsoleFrame } from './ConsoleFrame';
import { ConsoleRoutes } from './ConsoleRoutes';
import { ErrorNotice } from './ErrorNotice';
import { SignInPage } from './pages/SignInPage';
import { AfterDuty } from './pages/own-account/AfterDuty';
import { StaffProvider, useKeepSignedIn, useSignedInStaff } from './staff-session';
import { themeOf } from './console-theme';

/** Errors after which staff must do something before they can continue. */
const DUTIES = ['PASSWORD_CHANGE_REQUIRED', 'SECOND_FACTOR_REQUIRED'];
const isDuty = (error: unknown): boolean => error instanceof ApiError && DUTIES.includes(error.code);
const hasEnded = (error: unknown): boolean => error instanceof ApiError && error.code === 'NOT_SIGNED_IN';
const askWhoIsHere = (): void => void client.invalidateQueries({ queryKey: ['staff', 'me'] });

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => (isDuty(error) || hasEnded(error)) && askWhoIsHere() }),
  // A form sent after the sign-in has ended shows the error next to it and keeps its content.
  mutationCache: new MutationCache({ onError: (error) => isDuty(error) && askWhoIsHere() }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

export function ConsoleApp() {
  const language = useLanguage();
  const motion = !useReducedMotion();
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={themeOf(language, { motion })}
      wave={{ disabled: !motion }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <QueryClientProvider client={client}>
          <BrowserRouter basename="/console">
            <SignedInOrSignIn />
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

function SignedInOrSignIn() {
  const { staff, error, retry } = useSignedInStaff();
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (staff === undefined) return <Spin className="console-wait" />;
  if (staff === null) return <SignInPage />;
  return (
    <StaffProvider staff={staff} key={staff.id}>
      <AfterDuty>
        <SignedIn />
      </AfterDuty>
    </StaffProvider>
  );
}

function SignedIn() {
  useKeepSignedIn();
  return (
    <ConsoleFrame>
      <ConsoleRoutes />
    </ConsoleFrame>
  );
}
