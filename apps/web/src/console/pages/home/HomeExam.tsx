import { CheckOutlined } from '@ant-design/icons';
import { Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { formatTime } from '../../../i18n/format-time';
import type { Schemas } from '../../console-api';
import { LinkButton } from '../../LinkButton';
import { useDictionary } from '../../use-text';
import { ExamStageTag } from '../exams/exam-state/ExamStageTag';
import { homeDictionaries } from './home-text';
import { nextActionOf } from './next-action';

type Exam = Schemas['HomeExamDto'];

const STEPS = [
  'bank',
  'plan',
  'lock',
  'sittings',
  'registration',
  'tickets',
  'sitting',
  'grading',
  'release',
  'certificates',
] as const satisfies readonly Exam['done'][number][];

/** One exam: when, how many, how far it is, and what comes next. */
export function HomeExam({ exam }: { exam: Exam }) {
  const t = useDictionary(homeDictionaries);
  const { id, title, opensAt, closesAt, stage, sittings, registered, certificates } = exam;
  const next = nextActionOf(exam);
  return (
    <li className="home-exam">
      <div className="home-exam-head">
        <div className="console-grow">
          <Typography.Title level={4} className="console-section home-title">
            <Link to={`/exams/${id}`}>{title}</Link>
          </Typography.Title>
          <div className="console-aside">
            <ExamStageTag stage={stage} /> {exam.rehearsal && <Tag color="gold">{t('rehearsal')}</Tag>}
            <span>{opensAt === null ? t('unplanned') : `${formatTime(opensAt)} – ${formatTime(closesAt)}`}</span>
            {sittings > 0 && <span> · {t('sittingsAndPeople', { sittings, people: registered })}</span>}
            {certificates > 0 && <span> · {t('certificatesCount', { count: certificates })}</span>}
          </div>
        </div>
        <LinkButton to={next.to} type={next.text === 'open' ? 'default' : 'primary'} className="home-next">
          {t(next.text)}
        </LinkButton>
      </div>
      <ol className="home-steps" aria-label={t('steps', { title })}>
        {STEPS.map((step) => (
          <Step key={step} step={step} exam={exam} />
        ))}
      </ol>
    </li>
  );
}

function Step({ step, exam: { done, current } }: { step: (typeof STEPS)[number]; exam: Exam }) {
  const t = useDictionary(homeDictionaries);
  const state = step === current ? 'stepNow' : done.includes(step) ? 'stepDone' : 'stepTodo';
  return (
    <li className={`home-step home-${state}`} aria-current={state === 'stepNow' ? 'step' : undefined}>
      <span className="home-mark" aria-hidden>
        {state === 'stepDone' && <CheckOutlined />}
      </span>
      {t(step)}
      <span className="home-spoken">{t(state)}</span>
    </li>
  );
}
