import { Button, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../use-text';
import { api, ok, type Schemas } from '../../console-api';
import { ReasonDialog } from '../../ReasonDialog';
import { peopleDictionaries } from './people-text';

/** Asks why, then shows the number until the dialog is closed; it is kept nowhere. */
export function RevealIdNumber({ person: { id, name, idType }, onClose }: { person: Schemas['PersonItem']; onClose: () => void }) {
  const t = useDictionary(peopleDictionaries);
  const [idNumber, setIdNumber] = useState<string | null>(null);
  const reveal = async ({ reason }: { reason: string }) => {
    const revealed = await ok(api.POST('/api/v1/people/{id}/reveal', { params: { path: { id } }, body: { reason } }));
    setIdNumber(revealed.idNumber);
  };
  if (idNumber === null) {
    return <ReasonDialog title={t('revealTitle', { name })} text={t('revealText')} perform={reveal} refresh={[]} onClose={onClose} />;
  }
  return (
    <Modal open title={t('revealed', { name })} onCancel={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <p>{t(idType)}</p>
      <Typography.Text copyable className="console-code">{idNumber}</Typography.Text>
    </Modal>
  );
}
