import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { NoticeDialog } from './NoticeDialog';
import { noticeDictionaries } from './notice-text';
import { useNotices } from './use-notices';

/** As many as a request names. */
const MOST_TICKED = 1_000;

interface NotifyTickedProps {
  exam: Schemas['ExamDto'];
  registrationIds: readonly string[];
}

/** A notice to the ticked people. */
export function NotifyTicked({ exam, registrationIds }: NotifyTickedProps) {
  const t = useDictionary(noticeDictionaries);
  const [writing, setWriting] = useState(false);
  const list = useNotices(exam.id, { enabled: writing }).data;
  if (!offers({ exam, act: 'notice.send' })) return null;
  return (
    <>
      <Button
        icon={<SendOutlined />}
        disabled={registrationIds.length > MOST_TICKED}
        loading={writing && !list}
        onClick={() => setWriting(true)}
      >
        {t('write')}
      </Button>
      {writing && list && (
        <NoticeDialog exam={exam} list={list} ticked={registrationIds} onClose={() => setWriting(false)} />
      )}
    </>
  );
}
