import { Typography } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { freezeDictionaries } from './freeze-text';

/** What a lock freezes and what it leaves open, with the exam's own numbers. */
export function LockFreezes({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(freezeDictionaries);
  const { itemCount: items, maxPoints, passMarkPoints: mark, durationMinutes: minutes, blueprint, bankId } = exam;
  const frozen = [
    t('questions'),
    t('plan', { sections: blueprint.sections.length, items, points: maxPoints }),
    t('passMark', { mark, points: maxPoints }),
    t('duration', { minutes }),
    t('policies'),
    t('texts'),
    t('certificate', { title: exam.certificateTitle }),
  ];
  const open = [t('sittings'), t('people'), t('accommodations'), t('bank'), t('grading')];
  return (
    <>
      <Typography.Paragraph>{t('lead')}</Typography.Paragraph>
      <List title={t('frozen')} lines={frozen} />
      <List title={t('open')} lines={open} />
      {bankId !== null && <Typography.Paragraph type="secondary">{t('looked')}</Typography.Paragraph>}
    </>
  );
}

const List = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <>
    <strong>{title}</strong>
    <ul className="console-faults console-card">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </>
);
