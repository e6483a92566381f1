import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Space, Typography } from 'antd';
import { useState } from 'react';
import { formatDate } from '../../../i18n/format-time';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { ReasonDialog } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import { revocationDictionaries } from './revocation-text';

type Revocation = Schemas['RevocationDto'];

interface OfCertificate {
  number: string;
  /** Query keys to invalidate after a decision. */
  refresh: readonly (readonly unknown[])[];
}

type OpenRevocationProps = OfCertificate & { revocation: Revocation };

/** Who asked for the revocation, when and why. */
export function RevocationLine({ revocation }: { revocation: Revocation }) {
  const t = useDictionary(revocationDictionaries);
  const { reason, requestedAt, requestedByName, isOwn } = revocation;
  const name = isOwn ? t('you') : (requestedByName ?? t('somebody'));
  return (
    <Typography.Text type="secondary">
      {t('pendingBy', { name, time: formatDate(requestedAt), reason })}
    </Typography.Text>
  );
}

/** What the caller may do with an open request: confirm it, decline it, or withdraw their own. */
export function DecideRevocation({ number, revocation, refresh }: OpenRevocationProps) {
  const t = useDictionary(revocationDictionaries);
  const [asked, setAsked] = useState<'confirm' | 'decline' | null>(null);
  const { id: requestId, isOwn } = revocation;
  const close = () => setAsked(null);
  return (
    <Space size="small" wrap>
      {!isOwn && (
        <Button size="small" danger onClick={() => setAsked('confirm')}>
          {t('confirm')}
        </Button>
      )}
      <Button size="small" onClick={() => setAsked('decline')} title={isOwn ? t('ownHint') : undefined}>
        {t(isOwn ? 'withdraw' : 'decline')}
      </Button>
      {asked === 'confirm' && <ConfirmRevocation {...{ number, revocation, refresh }} onClose={close} />}
      {asked === 'decline' && (
        <ReasonDialog
          title={t(isOwn ? 'withdrawTitle' : 'declineTitle')}
          text={t('declineText', { number })}
          perform={({ reason }) =>
            ok(
              api.POST('/api/v1/certificates/{number}/revocations/{requestId}/decline', {
                params: { path: { number, requestId } },
                body: { reason },
              }),
            )
          }
          refresh={refresh}
          onClose={close}
        />
      )}
    </Space>
  );
}

function ConfirmRevocation({ number, revocation, refresh, onClose }: OpenRevocationProps & { onClose: () => void }) {
  const t = useDictionary(revocationDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () =>
      ok(
        api.POST('/api/v1/certificates/{number}/revocations/{requestId}/confirm', {
          params: { path: { number, requestId: revocation.id } },
        }),
      ),
    onSuccess: async () => {
      onClose();
      void message.success(t('done'));
      await Promise.all(refresh.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Modal
      open
      title={t('confirm')}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true }}
      confirmLoading={confirm.isPending}
      onOk={() => confirm.mutate()}
      onCancel={onClose}
    >
      <p>
        <RevocationLine revocation={revocation} />
      </p>
      <p>{t('confirmText', { number })}</p>
      {confirm.error && <ErrorNotice error={confirm.error} />}
    </Modal>
  );
}

/** The certificate stays valid until somebody else confirms. */
export function RequestRevocation({ number, refresh, onClose }: OfCertificate & { onClose: () => void }) {
  const t = useDictionary(revocationDictionaries);
  return (
    <ReasonDialog
      title={t('requestRevocation')}
      text={t('requestText', { number })}
      danger
      perform={({ reason }) =>
        ok(api.POST('/api/v1/certificates/{number}/revocations', { params: { path: { number } }, body: { reason } }))
      }
      refresh={refresh}
      onClose={onClose}
    />
  );
}
