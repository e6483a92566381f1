import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, QRCode, Space, Typography } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { CurrentPassword } from './CurrentPassword';
import { ownAccountDictionaries } from './own-account-text';

interface EnrolProps {
  /** Receives the recovery codes, which are shown only once. */
  onEnrolled: (recoveryCodes: string[]) => void;
  onCancel?: () => void;
}

/** Asks for the password, then for the app's first code. */
export function EnrolSecondFactor({ onEnrolled, onCancel }: EnrolProps) {
  const t = useDictionary(ownAccountDictionaries);
  const begin = useMutation({
    mutationFn: (body: Schemas['SecondFactorOfferBody']) =>
      ok(api.POST('/api/v1/staff/me/second-factor/offer', { body })),
  });
  if (begin.data) return <ConfirmCode offered={begin.data} onEnrolled={onEnrolled} onCancel={onCancel} />;
  return (
    <Form<Schemas['SecondFactorOfferBody']>
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => begin.mutate(body)}
    >
      <CurrentPassword name="password" autoFocus />
      {begin.error && <ErrorNotice error={begin.error} />}
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('begin')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </Space>
    </Form>
  );
}

function ConfirmCode({ offered, onEnrolled, onCancel }: EnrolProps & { offered: Schemas['SecondFactorOfferView'] }) {
  const t = useDictionary(ownAccountDictionaries);
  const { offer, secret, address } = offered;
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      ok(api.POST('/api/v1/staff/me/second-factor', { body: { offer, code } })),
    onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes),
  });
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(values) => confirm.mutate(values)}>
      <Typography.Paragraph>{t('scan')}</Typography.Paragraph>
      <div role="img" aria-label={t('scanAlt')} className="console-paragraph">
        {/* Its svg calls itself a picture, too, and has no name. */}
        <div aria-hidden="true">
          <QRCode type="svg" value={address} size={208} errorLevel="M" marginSize={4} color="#000" bgColor="#fff" />
        </div>
      </div>
      <Typography.Paragraph>
        {t('typeInstead')}
        <br />
        <Typography.Text code copyable={{ text: secret, tooltips: [t('copy'), t('copied')] }} className="console-key">
          {(secret.match(/.{1,4}/g) ?? []).join(' ')}
        </Typography.Text>
      </Typography.Paragraph>
      <Form.Item name="code" label={t('code')} rules={[{ required: true, message: t('codeMissing') }]}>
        <Input autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={10} className="console-filter" />
      </Form.Item>
      {confirm.error && <ErrorNotice error={confirm.error} />}
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </Space>
    </Form>
  );
}
