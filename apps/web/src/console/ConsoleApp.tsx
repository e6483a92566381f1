import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router';
import { ApiError } from '../api/http';
import { useLanguage } from './use-text';
import { ConsoleFrame } from './ConsoleFrame';
import { ConsoleRoutes } from './ConsoleRoutes';
import { ErrorNotice } from './ErrorNotice';
import { SignInPage } from './pages/SignInPage';
import { StaffProvider, useSignedInStaff } from './staff-session';
import { consoleTheme } from './console-theme';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

export function ConsoleApp() {
  const language = useLanguage();
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={consoleTheme} button={{ autoInsertSpace: false }}>
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
    <StaffProvider staff={staff}>
      <ConsoleFrame>
        <ConsoleRoutes />
      </ConsoleFrame>
    </StaffProvider>
  );
}
