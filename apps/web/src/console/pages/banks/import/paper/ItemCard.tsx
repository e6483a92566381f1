import { Badge, Button, Popconfirm, Select, Space, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { RichText } from '../../../../../ui/markdown/RichText';
import type { Schemas } from '../../../../console-api';
import { useDictionary, useLanguage } from '../../../../use-text';
import { letterOf } from '../../questions/question-letters';
import { QuestionAsSeen } from '../../questions/QuestionPreview';
import { questionDictionaries } from '../../questions/question-text';
import { explainNotice, unitOf } from './explain-notice';
import { MendForm } from './MendForm';
import { draftOf, type QuestionType } from './mended-question';
import { paperDictionaries, type PaperTextKey } from './paper-text';
import { useAlike, type Paper, type PaperGroup, type PaperItem } from './use-paper';

export interface ItemCardProps {
  bank: Schemas['QuestionBankDto'];
  paper: Paper;
  item: PaperItem;
  group: PaperGroup | null;
  mending: boolean;
  onMend: () => void;
  onSkip: () => void;
  onClose: () => void;
  /** Called after saving, to open the next question to fix. */
  onNext: () => void;
}

const signs = { good: 'success', faulty: 'error', held: 'warning', skipped: 'default', stored: 'success' } as const;

/** One question: its text in the file, and what was recognised. */
export function ItemCard(props: ItemCardProps) {
  const t = useDictionary(paperDictionaries);
  const { item, group, paper, mending } = props;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // The form takes the focus and scrolls to itself; what is wrong stands above it.
    if (mending) card.current?.scrollIntoView({ block: 'start' });
  }, [mending]);
  return (
    <article
      ref={card}
      className={`paper-item paper-item-${item.state}`}
      tabIndex={-1}
      data-position={item.position}
      aria-label={t('question', { position: item.position })}
    >
      <header className="paper-item-head">
        <Space wrap size="small">
          <strong>{t('question', { position: item.position })}</strong>
          <Badge status={signs[item.state]} text={t(item.state)} />
          {item.mended && <Tag>{t('mended')}</Tag>}
          {item.questionCode !== null && <span>{t('inBank', { code: item.questionCode })}</span>}
        </Space>
        {item.state !== 'stored' && !mending && <ItemActs {...props} />}
      </header>
      <div className="paper-item-sides">
        <section aria-label={t('original')} className="paper-source">
          <h3>
            {t('original')} <small>{placeOf({ item, paper, t })}</small>
          </h3>
          {group !== null && <pre className="paper-source-group">{group.place.excerpt}</pre>}
          <pre>{item.place.excerpt}</pre>
        </section>
        <section aria-label={t('understood')}>
          <h3>{t('understood')}</h3>
          <Notices {...props} />
          {mending ? <Mending {...props} /> : <Understood item={item} group={group} />}
        </section>
      </div>
    </article>
  );
}

function placeOf({
  item: { place, number },
  paper,
  t,
}: {
  item: PaperItem;
  paper: Paper;
  t: (key: PaperTextKey, values?: Record<string, string | number>) => string;
}): string {
  const { line, lastLine, part } = place;
  const unit = unitOf(paper.format);
  const where = lastLine > line ? t(`${unit}s`, { line, lastLine }) : t(unit, { line });
  return [part, where, number === null ? null : t('printedNumber', { number })].filter(Boolean).join(' · ');
}

function ItemActs({ item, onMend, onSkip }: ItemCardProps) {
  const t = useDictionary(paperDictionaries);
  return (
    <Space size="small">
      <Button size="small" type={item.state === 'faulty' ? 'primary' : 'default'} onClick={onMend}>
        {t('mend')}
      </Button>
      <Button size="small" onClick={onSkip}>
        {item.state === 'skipped' ? t('unskip') : t('skip')}
      </Button>
    </Space>
  );
}

function Understood({ item: { question }, group }: Pick<ItemCardProps, 'item' | 'group'>) {
  const t = useDictionary(paperDictionaries);
  const named = useDictionary(questionDictionaries);
  const { type, format, key, points } = question;
  const facts = [
    type === null ? t('noType') : named(type),
    format ?? group?.format,
    key === null ? t('noKey') : `${t('key')} ${keyText({ question, t })}`,
    points === null ? null : t('points', { points }),
  ].filter((fact) => fact !== null && fact !== undefined);
  return (
    <>
      <p className="paper-facts">{facts.join(' · ')}</p>
      <QuestionAsSeen
        version={{
          type: type ?? 'essay',
          furtherCase: question.furtherCase,
          stem: question.stem,
          options: type === 'true_false' ? [t('true'), t('false')] : question.options,
          prompts: question.prompts,
          blankCount: key?.kind === 'fill_in' ? (key.blanks ?? []).length : 1,
          stimulus: group?.stimulus ? { text: group.stimulus } : null,
        }}
      />
      {question.rationale !== null && (
        <details className="paper-rationale">
          <summary>{t('rationale')}</summary>
          <RichText source={question.rationale} />
        </details>
      )}
    </>
  );
}

/** The key in one line. */
function keyText({
  question: { key, type },
  t,
}: {
  question: PaperItem['question'];
  t: (key: PaperTextKey) => string;
}): string {
  switch (key?.kind) {
    case 'choice':
      if (type === 'true_false') return key.right?.[0] === 0 ? t('true') : t('false');
      return (key.right ?? []).map(letterOf).join('');
    case 'fill_in':
      return (key.blanks ?? []).map((texts) => texts.join(' | ')).join('；');
    case 'numeric':
      return key.tolerance === '0' ? (key.value ?? '') : `${key.value} ± ${key.tolerance}`;
    case 'matching':
      return (key.pairs ?? []).map((place, index) => `${index + 1}–${letterOf(place)}`).join(' ');
    case 'ordering':
      return (key.order ?? []).map(letterOf).join(' → ');
    default:
      return '–';
  }
}

function Notices({ bank, paper, item }: ItemCardProps) {
  const t = useDictionary(paperDictionaries);
  const language = useLanguage();
  if (item.notices.length === 0 && item.state !== 'held') return null;
  return (
    <ul className="paper-notices">
      {item.state === 'held' && <li className="paper-notice-warning">{t('heldText')}</li>}
      {item.notices.map((notice, index) => (
        <li key={index} className={`paper-notice-${notice.severity}`}>
          <span>{explainNotice({ notice, t, language })}</span>
          {offersAlike(item, index) && <AlikeActs bankId={bank.id} importId={paper.id} notice={notice} />}
        </li>
      ))}
    </ul>
  );
}

/** Whether to offer an action for all similar questions: once per code, and not for mere hints. */
const offersAlike = ({ notices, state }: PaperItem, index: number): boolean => {
  const notice = notices[index];
  if (!notice || state === 'stored' || state === 'skipped') return false;
  const matters = notice.severity === 'error' || notice.code.startsWith('IMPORT_STEM_') || notice.field === 'type';
  return matters && notices.findIndex(({ code }) => code === notice.code) === index;
};

/** Actions for all questions with the same notice. */
function AlikeActs({
  bankId,
  importId,
  notice,
}: {
  bankId: string;
  importId: string;
  notice: Schemas['StagedNoticeDto'];
}) {
  const t = useDictionary(paperDictionaries);
  const named = useDictionary(questionDictionaries);
  const alike = useAlike({ bankId, importId });
  const [type, setType] = useState<QuestionType>('multiple_choice');
  const { code } = notice;
  return (
    <Space wrap size="small" className="paper-alike">
      <Popconfirm
        title={t('skipAlike')}
        okText={t('skip')}
        cancelText={t('cancel')}
        onConfirm={() => alike.mutate({ code, skip: true })}
      >
        <Button type="link" size="small" loading={alike.isPending}>
          {t('skipAlike')}
        </Button>
      </Popconfirm>
      {notice.field === 'type' && (
        <Popconfirm
          title={t('typeAlike')}
          okText={t('save')}
          cancelText={t('cancel')}
          description={
            <Select
              aria-label={t('typeField')}
              value={type}
              onChange={setType}
              popupMatchSelectWidth={false}
              options={TYPES.map((value) => ({ value, label: named(value) }))}
            />
          }
          onConfirm={() => alike.mutate({ code, type })}
        >
          <Button type="link" size="small">
            {t('typeAlike')}
          </Button>
        </Popconfirm>
      )}
    </Space>
  );
}

const TYPES: QuestionType[] = ['single_choice', 'multiple_choice', 'true_false', 'fill_in', 'essay'];

function Mending({ bank, paper, item, group, onClose, onNext }: ItemCardProps) {
  return (
    <MendForm
      bank={bank}
      ids={{ bankId: bank.id, importId: paper.id }}
      position={item.position}
      initial={draftOf(item.question)}
      stimulus={group === null ? null : (group.stimulus ?? '')}
      form={group?.format ?? null}
      onClose={onClose}
      onNext={onNext}
    />
  );
}
