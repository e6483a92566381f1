import { Button, Form, Input, Typography, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useDictionary } from '../use-text';
import { ErrorNotice } from '../ErrorNotice';
import { signInDictionaries } from './sign-in-text';

/** The second step: a code from the app or a recovery code. */
export function SignInCode({
  error,
  busy,
  onSend,
  onChange,
  onBack,
}: {
  error: unknown;
  busy: boolean;
  onSend: (code: string) => void;
  /** Called when the user switches to the other kind of code. */
  onChange: () => void;
  onBack: () => void;
}) {
  const t = useDictionary(signInDictionaries);
  const [form] = Form.useForm<{ code: string }>();
  const [recovery, setRecovery] = useState(false);
  const field = useRef<InputRef>(null);
  const change = () => {
    setRecovery(!recovery);
    form.resetFields();
    onChange();
    field.current?.focus();
  };
  return (
    <Form<{ code: string }> form={form} layout="vertical" requiredMark={false} onFinish={({ code }) => onSend(code)}>
      <Typography.Paragraph>{t(recovery ? 'recoveryText' : 'codeText')}</Typography.Paragraph>
      <Form.Item
        name="code"
        label={t(recovery ? 'recoveryCode' : 'code')}
        rules={[{ required: true, message: t('codeMissing') }]}
      >
        <Input
          ref={field}
          autoFocus
          size="large"
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={recovery ? 40 : 10}
        />
      </Form.Item>
      {error !== null && <ErrorNotice error={error} />}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn')}
      </Button>
      <div className="console-stack console-more">
        <Button type="link" className="console-link" onClick={change}>
          {t(recovery ? 'useCode' : 'useRecoveryCode')}
        </Button>
        <Button type="link" className="console-link" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </Form>
  );
}
