import { withColon } from '../../../../i18n/punctuation';
import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Drawer, Flex, Select, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { ExclusionFacts } from '../actions/ExclusionFacts';
import { QuestionUse } from '../actions/QuestionUse';
import { QuestionHistory } from '../review/QuestionHistory';
import { VersionComparison } from '../review/VersionComparison';
import { AboutFacts } from './AboutFacts';
import { AnswerFacts } from './AnswerFacts';
import { DrawerPager } from './DrawerPager';
import { GroupSiblings } from './GroupSiblings';
import type { Neighbours } from './neighbours';
import { QuestionActs } from './QuestionActs';
import { stateColours } from './question-filters';
import { QuestionRecord } from './record/QuestionRecord';
import { QuestionPreview } from './QuestionPreview';
import { nameOfType, questionDictionaries } from './question-text';
import { taxonomyDictionaries } from '../taxonomy/taxonomy-text';

type Question = Schemas['QuestionDetailDto'];

interface QuestionDrawerProps {
  questionId: string | null;
  neighbours: Neighbours;
  total: number | null;
  mayWrite: boolean;
  onOpen: (questionId: string) => void;
  onClose: () => void;
}

export function QuestionDrawer({ questionId, neighbours, total, mayWrite, onOpen, onClose }: QuestionDrawerProps) {
  const t = useDictionary(questionDictionaries);
  const query = useQuery({
    queryKey: ['questions', questionId],
    queryFn: () => ok(api.GET('/api/v1/questions/{id}', { params: { path: { id: questionId as string } } })),
    enabled: questionId !== null,
  });
  const question = questionId === null ? undefined : query.data;
  return (
    <Drawer
      open={questionId !== null}
      onClose={onClose}
      title={t('question', { code: question?.code ?? '' })}
      extra={<DrawerPager neighbours={neighbours} total={total} onOpen={onOpen} />}
      size={640}
      className="console-drawer"
      destroyOnHidden
    >
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {question && (
        <OpenQuestion key={question.id} question={question} mayWrite={mayWrite} onOpen={onOpen} onClose={onClose} />
      )}
    </Drawer>
  );
}

function Exposure({ exposure: { exams, drawn, lastDrawnAt } }: Pick<Question, 'exposure'>) {
  const t = useDictionary(taxonomyDictionaries);
  return (
    <p className="console-card">
      {withColon(t('exposure'))}
      {exams === 0 ? t('neverUsed') : t('drawnOf', { exams, drawn, time: formatTime(lastDrawnAt) })}
    </p>
  );
}

interface OpenQuestionProps {
  question: Question;
  mayWrite: boolean;
  onOpen: (questionId: string) => void;
  onClose: () => void;
}

function OpenQuestion({ question, mayWrite, onOpen, onClose }: OpenQuestionProps) {
  const t = useDictionary(questionDictionaries);
  const [newest] = question.versions;
  const [compares, setCompares] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = question.versions.find(({ id }) => id === chosenId) ?? newest;
  if (!shown) return null;
  const before = question.versions[question.versions.indexOf(shown) + 1];
  const versions = question.versions.map(({ id, versionNumber, createdAt, createdByName }) => {
    const label = [t('version', { number: versionNumber, time: formatTime(createdAt) }), createdByName]
      .filter(Boolean)
      .join(' · ');
    return { value: id, label: id === newest?.id ? `${label} (${t('newest')})` : label };
  });
  return (
    <>
      <Flex wrap gap="small" align="center" justify="space-between" className="console-card">
        <span>
          <Tag color={stateColours[question.state]}>{t(question.state)}</Tag>
          <Tag>{t(nameOfType(shown))}</Tag>
          {shown.format && <Tag>{t(shown.format)}</Tag>}
        </span>
        <QuestionActs question={question} mayWrite={mayWrite} onDeleted={onClose} />
      </Flex>
      <Select
        className="console-wide console-card"
        aria-label={t('versions')}
        value={shown.id}
        options={versions}
        onChange={setChosenId}
        disabled={versions.length === 1}
      />
      {shown !== newest && <Alert type="info" showIcon className="console-card" title={t('oldVersion')} />}
      {before && (
        <Checkbox className="console-card" checked={compares} onChange={({ target }) => setCompares(target.checked)}>
          {t('compare')}
        </Checkbox>
      )}
      {before && compares && <VersionComparison older={before} newer={shown} />}
      <QuestionPreview version={shown} />
      <AnswerFacts version={shown} />
      <AboutFacts version={shown} />
      <Exposure exposure={question.exposure} />
      <GroupSiblings group={question.group} openId={question.id} onOpen={onOpen} />
      <ExclusionFacts questionId={question.id} mayWrite={mayWrite} onOpen={onOpen} />
      <QuestionUse questionId={question.id} />
      <QuestionRecord questionId={question.id} />
      <QuestionHistory questionId={question.id} />
    </>
  );
}
