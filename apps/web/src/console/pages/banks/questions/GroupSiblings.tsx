import { Alert, Button, Space, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import type { Schemas } from '../../../console-api';
import { questionDictionaries } from './question-text';

interface GroupSiblingsProps {
  group: Schemas['QuestionDetailDto']['group'];
  openId: string;
  onOpen: (questionId: string) => void;
}

/** The other questions of the group, and why exams draw none of them while one is not published. */
export function GroupSiblings({ group, openId, onOpen }: GroupSiblingsProps) {
  const t = useDictionary(questionDictionaries);
  if (group.length < 2) return null;
  const out = group.filter(({ state }) => state !== 'published');
  const heldBack = out.length > 0 && out.length < group.length;
  return (
    <>
      <Typography.Title level={4}>{t('group')}</Typography.Title>
      {heldBack && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={t('groupHeldBack', { codes: out.map(({ code }) => code).join(t('comma')) })}
        />
      )}
      <Space wrap>
        {group.map(({ id, code, state }) => (
          <Button key={id} size="small" type={id === openId ? 'primary' : 'default'} onClick={() => onOpen(id)}>
            {state === 'published' ? code : `${code} · ${t(state)}`}
          </Button>
        ))}
      </Space>
    </>
  );
}
