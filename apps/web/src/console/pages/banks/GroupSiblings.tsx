import { Button, Space, Typography } from 'antd';
import { useDictionary } from '../../use-text';
import type { Schemas } from '../../console-api';
import { questionDictionaries } from './question-text';

interface GroupSiblingsProps {
  stimulusId: string;
  openId: string;
  listed: readonly Schemas['QuestionSummaryDto'][];
  onOpen: (questionId: string) => void;
}

/** The other questions on the same material, as far as the list shows them. */
export function GroupSiblings({ stimulusId, openId, listed, onOpen }: GroupSiblingsProps) {
  const t = useDictionary(questionDictionaries);
  const group = listed.filter((question) => question.stimulusId === stimulusId);
  if (group.length < 2) return null;
  return (
    <>
      <Typography.Title level={4}>{t('group')}</Typography.Title>
      <Space wrap>
        {group.map(({ id, code }) => (
          <Button key={id} size="small" type={id === openId ? 'primary' : 'default'} onClick={() => onOpen(id)}>
            {code}
          </Button>
        ))}
      </Space>
    </>
  );
}
