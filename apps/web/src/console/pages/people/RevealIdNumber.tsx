import { Button, Modal, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../console-api';
import { ReasonDialog } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import { peopleDictionaries } from './people-text';

type Person = Schemas['PersonItem'];

interface Revealed {
  person: Person;
  idNumber: string;
}

/** Asks for a reason, then shows the number until the dialog is closed; it is stored nowhere. */
export function RevealButton({ person }: { person: Person }) {
  const t = useDictionary(peopleDictionaries);
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const { id, name } = person;
  const reveal = async ({ reason }: { reason: string }) => {
    const { idNumber } = await ok(
      api.POST('/api/v1/people/{id}/reveal', { params: { path: { id } }, body: { reason } }),
    );
    setRevealed({ person, idNumber });
  };
  return (
    <>
      <Button
        type="link"
        size="small"
        className="console-link"
        aria-label={t('revealTitle', { name })}
        onClick={() => setAsking(true)}
      >
        {t('reveal')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('revealTitle', { name })}
          text={t('revealText')}
          perform={reveal}
          refresh={[]}
          onClose={() => setAsking(false)}
        />
      )}
      {revealed && <RevealedNumber revealed={revealed} onClose={() => setRevealed(null)} />}
    </>
  );
}

function RevealedNumber({
  revealed: {
    person: { name, idType },
    idNumber,
  },
  onClose,
}: {
  revealed: Revealed;
  onClose: () => void;
}) {
  const t = useDictionary(peopleDictionaries);
  return (
    <Modal
      open
      title={t('revealed', { name })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <p>{t(idType)}</p>
      <Typography.Text copyable className="console-code">
        {idNumber}
      </Typography.Text>
    </Modal>
  );
}
