import { Button, Descriptions, Space, Tag } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../console-api';
import { formatDate } from '../../../i18n/format-time';
import { ReasonDialog } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
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
  return (
    <>
      <CertificateFacts certificate={certificate} />
      <Space wrap>
        {state !== 'revoked' && (
          <Button type="primary" href={`/api/v1/certificates/${number}/pdf`} download>
            {t('print')}
          </Button>
        )}
        <Button href={`/verify/${number}`} target="_blank">
          {t('publicPage')}
        </Button>
        {state === 'revoked' ? (
          <Button onClick={() => setAct('reinstate')}>{t('reinstate')}</Button>
        ) : (
          <Button danger onClick={() => setAct('revoke')}>
            {t('revoke')}
          </Button>
        )}
      </Space>
      {act && (
        <ReasonDialog
          title={t(act)}
          text={t(`${act}Text`, { number })}
          danger={act === 'revoke'}
          perform={({ reason }) =>
            ok(api.POST(`/api/v1/certificates/{number}/${act}`, { params: { path: { number } }, body: { reason } }))
          }
          refresh={[['certificates', typed], ['exams']]}
          onClose={() => setAct(null)}
        />
      )}
    </>
  );
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
