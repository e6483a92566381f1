import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ok } from '../../../console-api';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { examDictionaries } from './exam-text';

/** Deletes a rehearsal with all its data. */
export function PurgeRehearsal({ examId }: { examId: string }) {
  const t = useDictionary(examDictionaries);
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const purge = async ({ reason }: { reason: string }) => {
    await ok(api.POST('/api/v1/exams/{examId}/purge', { params: { path: { examId } }, body: { reason } }));
    await navigate('/exams');
  };
  return (
    <div className="console-card">
      <Button danger onClick={() => setAsked(true)}>
        {t('purge')}
      </Button>
      {asked && (
        <ReasonDialog
          danger
          title={t('purge')}
          text={t('purgeText')}
          perform={purge}
          refresh={[['exams']]}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}
