import { Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../use-text';
import { LanguageSwitch } from '../LanguageSwitch';
import { api, ok } from '../console-api';
import { ErrorNotice } from '../ErrorNotice';
import { useForgetEverything } from '../staff-session';
import { signInDictionaries } from './sign-in-text';

interface Credentials {
  username: string;
  password: string;
}

export function SignInPage() {
  const t = useDictionary(signInDictionaries);
  const forget = useForgetEverything();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async (credentials: Credentials) => {
    setBusy(true);
    setError(null);
    try {
      await ok(api.POST('/api/v1/staff/sign-in', { body: credentials }));
      await forget();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="console-sign-in">
      <Card>
        <div className="console-sign-in-head">
          <img src="/sunflower.svg" alt="" width="40" height="40" />
          <Typography.Title level={1}>{t('title')}</Typography.Title>
          <LanguageSwitch />
        </div>
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(credentials) => void signIn(credentials)}>
          <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('usernameMissing') }]}>
            <Input autoComplete="username" autoCapitalize="none" size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {error !== null && <ErrorNotice error={error} />}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signIn')}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
