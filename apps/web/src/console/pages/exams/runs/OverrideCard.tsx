import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Radio, Space, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import { newRunDictionaries } from './new-run-text';
import {
  hasChoiceKey,
  letterOf,
  lettersOf,
  type DraftFault,
  type OverrideDraft,
  type OverrideKind,
  type QuestionVersion,
} from './override-draft';

interface OverrideCardProps {
  draft: OverrideDraft;
  /** Shown after the first attempt to submit. */
  fault: DraftFault | null;
  onChange: (draft: OverrideDraft) => void;
  onRemove: () => void;
}

/** The override of one question. */
export function OverrideCard({ draft, fault, onChange, onRemove }: OverrideCardProps) {
  const t = useDictionary(newRunDictionaries);
  const version = draft.question?.version;
  const kinds: OverrideKind[] = [
    'drop',
    'award_all',
    ...((version && hasChoiceKey(version)) || draft.keptKey !== undefined ? (['accept_key'] as const) : []),
  ];
  return (
    <Card
      size="small"
      className="console-card"
      title={draft.question?.code ?? t('otherQuestion', { id: draft.questionVersionId.slice(-8) })}
      extra={
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} title={t('remove')} onClick={onRemove} />
      }
    >
      {version && <Typography.Paragraph ellipsis={{ rows: 3, expandable: true }}>{version.stem}</Typography.Paragraph>}
      <Radio.Group
        aria-label={t('how')}
        value={draft.kind}
        onChange={({ target }) => onChange({ ...draft, kind: target.value as OverrideKind })}
        className="console-stack console-card"
      >
        {kinds.map((kind) => (
          <Radio key={kind} value={kind}>
            {t(kind)}
            <br />
            <Typography.Text type="secondary">{t(`${kind}Text`)}</Typography.Text>
          </Radio>
        ))}
      </Radio.Group>
      {draft.kind === 'accept_key' && version && (
        <SecondKey version={version} right={draft.right} onChange={(right) => onChange({ ...draft, right })} />
      )}
      {draft.kind === 'accept_key' && draft.keptKey !== undefined && <p>{t('carriedKey')}</p>}
      {fault && <Typography.Text type="danger">{t(fault)}</Typography.Text>}
    </Card>
  );
}

function SecondKey({
  version,
  right,
  onChange,
}: {
  version: QuestionVersion;
  right: number[];
  onChange: (right: number[]) => void;
}) {
  const t = useDictionary(newRunDictionaries);
  const options = version.options.map((text, place) => ({ value: place, label: `${letterOf(place)}. ${text}` }));
  return (
    <Space orientation="vertical" className="console-wide">
      <Typography.Text type="secondary">
        {t('rightNow', { letters: lettersOf(version.key.right ?? []) })}
      </Typography.Text>
      <Typography.Text>{t('secondKey')}</Typography.Text>
      {version.type === 'multiple_choice' ? (
        <Checkbox.Group<number> className="console-stack" value={right} onChange={onChange} options={options} />
      ) : (
        <Radio.Group
          className="console-stack"
          value={right[0]}
          onChange={({ target }) => onChange([target.value as number])}
          options={options}
        />
      )}
    </Space>
  );
}
