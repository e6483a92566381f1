import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ok } from '../../../console-api';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { examDictionaries } from './exam-text';

/** Deletes a draft, with a reason. */
export function DeleteDraft({ examId }: { examId: string }) {
  const t = useDictionary(examDictionaries);
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const remove = async ({ reason }: { reason: string }) => {
    await ok(api.POST('/api/v1/exams/{examId}/delete', { params: { path: { examId } }, body: { reason } }));
    await navigate('/exams');
  };
  return (
    <>
      <Button danger onClick={() => setAsked(true)}>
        {t('deleteDraft')}
      </Button>
      {asked && (
        <ReasonDialog
          danger
          title={t('deleteDraft')}
          text={t('deleteDraftText')}
          perform={remove}
          refresh={[['exams']]}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
