import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Space, Tag } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../console-api';
import { formatDate } from '../../../i18n/format-time';
import { ReasonDialog } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import { DecideRevocation, RequestRevocation, RevocationLine } from './OpenRevocation';
import { certificateCheckDictionaries } from './certificate-check-text';

type Certificate = Schemas['CertificateCheckDto'];
type Act = 'revoke' | 'reinstate';

const colours = { valid: 'success', revoked: 'error', expired: 'warning' } as const;

interface FoundCertificateProps {
  certificate: Certificate;
  /** The number as typed, which is the query key to invalidate after an action. */
  typed: string;
}

/** The public facts of a certificate, and the administrator's actions. */
export function FoundCertificate({ certificate, typed }: FoundCertificateProps) {
  const t = useDictionary(certificateCheckDictionaries);
  const [act, setAct] = useState<Act | null>(null);
  const { number, state } = certificate;
  const revocation = useOpenRevocation(number);
  const refresh = [['certificates', typed], ['certificates', number], ['exams']];
  const close = () => setAct(null);
  return (
    <>
      <CertificateFacts certificate={certificate} />
      {revocation && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={<RevocationLine revocation={revocation} />}
          action={<DecideRevocation number={number} revocation={revocation} refresh={refresh} />}
        />
      )}
      <Space wrap>
        {state !== 'revoked' && (
          <Button type="primary" href={`/api/v1/certificates/${number}/pdf`} download>
            {t('print')}
          </Button>
        )}
        <Button href={`/verify/${number}`} target="_blank">
          {t('publicPage')}
        </Button>
        {state === 'revoked' && <Button onClick={() => setAct('reinstate')}>{t('reinstate')}</Button>}
        {state !== 'revoked' && !revocation && (
          <Button danger onClick={() => setAct('revoke')}>
            {t('revoke')}
          </Button>
        )}
      </Space>
      {act === 'revoke' && <RequestRevocation number={number} refresh={refresh} onClose={close} />}
      {act === 'reinstate' && (
        <ReasonDialog
          title={t('reinstate')}
          text={t('reinstateText', { number })}
          perform={({ reason }) =>
            ok(api.POST('/api/v1/certificates/{number}/reinstate', { params: { path: { number } }, body: { reason } }))
          }
          refresh={refresh}
          onClose={close}
        />
      )}
    </>
  );
}

/** Null also for a certificate that the caller may not see more of than the public. */
function useOpenRevocation(number: string): Schemas['RevocationDto'] | null {
  const { data } = useQuery({
    queryKey: ['certificates', number, 'revocations'],
    queryFn: () => ok(api.GET('/api/v1/certificates/{number}/revocations', { params: { path: { number } } })),
    retry: false,
  });
  return data?.revocations.find(({ decision }) => decision === null) ?? null;
}

function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const t = useDictionary(certificateCheckDictionaries);
  const { number, state, holderName, title, issuer, issuedAt, expiresAt, revokedAt } = certificate;
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      className="console-card"
      items={[
        { key: 'number', label: t('number'), children: number },
        { key: 'state', label: t('state'), children: <Tag color={colours[state]}>{t(state)}</Tag> },
        { key: 'holder', label: t('holder'), children: holderName },
        { key: 'title', label: t('title'), children: title },
        { key: 'issuer', label: t('issuer'), children: issuer },
        { key: 'issuedAt', label: t('issuedAt'), children: formatDate(issuedAt) },
        {
          key: 'expiresAt',
          label: t('expiresAt'),
          children: expiresAt === null ? t('forever') : formatDate(expiresAt),
        },
        ...(revokedAt === null ? [] : [{ key: 'revokedAt', label: t('revokedAt'), children: formatDate(revokedAt) }]),
      ]}
    />
  );
}
