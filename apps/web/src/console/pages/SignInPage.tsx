import { Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../api/http';
import { useDictionary } from '../use-text';
import { LanguageSwitch } from '../LanguageSwitch';
import { api, ok } from '../console-api';
import { ErrorNotice } from '../ErrorNotice';
import { useForgetEverything } from '../staff-session';
import { SignInCode } from './SignInCode';
import { signInDictionaries } from './sign-in-text';

interface Credentials {
  username: string;
  password: string;
}

const hasCode = (fault: unknown, code: string): boolean => fault instanceof ApiError && fault.code === code;

export function SignInPage() {
  const t = useDictionary(signInDictionaries);
  const forget = useForgetEverything();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<'password' | 'code'>('password');
  const send = async (call: Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await call;
      await forget();
    } catch (fault) {
      if (hasCode(fault, 'SECOND_FACTOR_CODE_REQUIRED')) return setStep('code');
      // The password must be entered again.
      if (hasCode(fault, 'PENDING_SIGN_IN_EXPIRED')) setStep('password');
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const signIn = (body: Credentials) => send(ok(api.POST('/api/v1/staff/sign-in', { body })));
  const sendCode = (code: string) => send(ok(api.POST('/api/v1/staff/sign-in/code', { body: { code } })));
  const back = () => {
    setStep('password');
    setError(null);
  };
  return (
    <main className="console-sign-in">
      <Card>
        <div className="console-sign-in-head">
          <img src="/sunflower.svg" alt="" width="40" height="40" />
          <Typography.Title level={1}>{t('title')}</Typography.Title>
          <LanguageSwitch />
        </div>
        {step === 'code' ? (
          <SignInCode
            error={error}
            busy={busy}
            onSend={(code) => void sendCode(code)}
            onChange={() => setError(null)}
            onBack={back}
          />
        ) : (
          <Form<Credentials>
            layout="vertical"
            requiredMark={false}
            onFinish={(credentials) => void signIn(credentials)}
          >
            <Form.Item
              name="username"
              label={t('username')}
              rules={[{ required: true, message: t('usernameMissing') }]}
            >
              <Input autoComplete="username" autoCapitalize="none" size="large" />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('password')}
              rules={[{ required: true, message: t('passwordMissing') }]}
            >
              <Input.Password autoComplete="current-password" size="large" />
            </Form.Item>
            {error !== null && <ErrorNotice error={error} />}
            <Button type="primary" htmlType="submit" size="large" block loading={busy}>
              {t('signIn')}
            </Button>
          </Form>
        )}
      </Card>
    </main>
  );
}
