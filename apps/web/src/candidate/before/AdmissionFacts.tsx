import type { Admission, ExamFacts } from '../../api/candidate-contract';
import { useLanguage } from '../../i18n/use-text';
import { RichText } from '../../ui/markdown/RichText';
import { formatDateTime } from '../../i18n/format-time';
import { useText } from '../use-candidate-text';

export function IdentityCard({ candidate }: { candidate: Admission['candidate'] }) {
  const text = useText();
  return (
    <section className="card">
      <h2>{text('identity.title')}</h2>
      <dl className="facts">
        <dt>{text('identity.name')}</dt>
        <dd className="strong">{candidate.name}</dd>
        <dt>{text('identity.idNumber')}</dt>
        <dd>{candidate.maskedIdNumber}</dd>
        <dt>{text('identity.organisation')}</dt>
        <dd>{candidate.organisation}</dd>
      </dl>
      <p className="hint">{text('identity.wrong')}</p>
    </section>
  );
}

export function ExamCard({ exam }: { exam: ExamFacts }) {
  const text = useText();
  const language = useLanguage();
  const opens = formatDateTime(exam.opensAt, language);
  const closes = formatDateTime(exam.closesAt, language);
  return (
    <section className="card">
      <h2>{text('exam.title')}</h2>
      <dl className="facts">
        <dt>{text('exam.name')}</dt>
        <dd className="strong">{exam.title}</dd>
        <dt>{text('exam.window')}</dt>
        <dd>{text('exam.windowValue', { opens, closes })}</dd>
        <dt>{text('exam.duration')}</dt>
        <dd>{text('exam.durationValue', { minutes: exam.durationMinutes })}</dd>
      </dl>
      {exam.instructions && (
        <>
          <h3>{text('exam.instructions')}</h3>
          <RichText source={exam.instructions} headingLevel={4} />
        </>
      )}
    </section>
  );
}
