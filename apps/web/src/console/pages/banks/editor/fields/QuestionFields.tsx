import { Select } from 'antd';
import type { ClipboardEvent } from 'react';
import { MarkdownInput } from '../../../../pictures/MarkdownInput';
import { useDictionary } from '../../../../use-text';
import { questionDictionaries } from '../../questions/question-text';
import { AboutFields } from './AboutFields';
import { AnswerFields } from './AnswerFields';
import { editorDictionaries } from '../editor-text';
import { CASE_KINDS, withBlanks, type QuestionKind, type Written, type WrittenQuestion } from '../editor-state';
import { FieldNotes, type Note } from '../FieldNotes';
import type { PlacedFault } from '../placed-faults';
import { PointField } from './PointField';
import { SourceFields } from './SourceFields';
import { splitQuestion } from '../split-question';

interface QuestionFieldsProps {
  name: string;
  question: WrittenQuestion;
  group: Written['group'];
  /** A question of an A4 case behind the first. */
  comesLater?: boolean;
  organisationId: string;
  /** The bank and domain of its knowledge point. */
  tree: { bankId: string; domainCode: string };
  notesAt: (field: string, place?: number) => readonly Note[];
  onChange: (change: Partial<WrittenQuestion>) => void;
  autoFocus?: boolean;
}

const ABOUT = ['competency', 'cognitiveLevel', 'tags', 'language', 'reviewDate'] as const;

/** All fields of a question except type, domain and code. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { name, question, group, organisationId, notesAt, onChange } = props;
  const t = useDictionary(editorDictionaries);
  const named = useDictionary(questionDictionaries);
  const { kind, furtherCase, stem, rationale, source, about } = question;
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (group?.kind === 'B1' || stem.trim() !== '') return;
    const split = splitQuestion(event.clipboardData.getData('text'));
    if (!split) return;
    event.preventDefault();
    onChange(fieldsOf({ split, question, inGroup: group !== null }));
  };
  const bold = (fault: PlacedFault) => {
    const word = String(fault.details.word ?? '');
    const at = stem.lastIndexOf(word);
    if (fault.code !== 'NEGATIVE_NOT_EMPHASISED' || at < 0) return null;
    return {
      label: t('setBold'),
      run: () => onChange({ stem: `${stem.slice(0, at)}**${word}**${stem.slice(at + word.length)}` }),
    };
  };
  return (
    <>
      <Classification question={question} group={group} tree={props.tree} onChange={onChange} />
      <FieldNotes
        id={`${name}-point`}
        notes={[...notesAt('knowledgePoint'), ...notesAt('difficulty'), ...notesAt('id')]}
      />
      {(props.comesLater === true || furtherCase !== '') && (
        <>
          <div className="editor-line">
            <label htmlFor={`${name}-further-text`}>{t('furtherCase')}</label>
            <MarkdownInput
              id={`${name}-further-text`}
              organisationId={organisationId}
              value={furtherCase}
              maxLength={4000}
              autoSize={{ minRows: 1, maxRows: 10 }}
              placeholder={t('furtherCaseHint')}
              aria-describedby={`${name}-further`}
              onChange={(text) => onChange({ furtherCase: text })}
            />
          </div>
          <FieldNotes id={`${name}-further`} notes={notesAt('furtherCase')} />
        </>
      )}
      <div className="editor-line">
        <label htmlFor={`${name}-stem-text`}>{t('stem')}</label>
        <MarkdownInput
          id={`${name}-stem-text`}
          organisationId={organisationId}
          value={stem}
          maxLength={4000}
          autoFocus={props.autoFocus}
          hasBlanks={kind === 'fill_in'}
          autoSize={{ minRows: 2, maxRows: 14 }}
          placeholder={kind === 'fill_in' ? t('stemOfBlanks') : t('stemHint')}
          aria-describedby={`${name}-stem`}
          onPaste={paste}
          onChange={(text) => onChange(withBlanksOf(question, text))}
        />
      </div>
      <FieldNotes id={`${name}-stem`} notes={notesAt('stem')} mend={bold} />
      <AnswerFields
        name={name}
        question={question}
        sharedOptions={group?.kind === 'B1' ? group.options : null}
        onChange={onChange}
        notesAt={notesAt}
      />
      <div className="editor-line">
        <label htmlFor={`${name}-rationale-text`}>{named('rationale')}</label>
        <MarkdownInput
          id={`${name}-rationale-text`}
          organisationId={organisationId}
          value={rationale}
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 10 }}
          placeholder={t('rationaleHint')}
          aria-describedby={`${name}-rationale`}
          onChange={(text) => onChange({ rationale: text })}
        />
      </div>
      <FieldNotes id={`${name}-rationale`} notes={notesAt('rationale')} />
      <SourceFields source={source} onChange={(next) => onChange({ source: next })} />
      <FieldNotes id={`${name}-source`} notes={[...notesAt('source'), ...notesAt('sourcePlace')]} />
      <AboutFields bankId={props.tree.bankId} about={about} onChange={(next) => onChange({ about: next })} />
      <FieldNotes id={`${name}-about`} notes={ABOUT.flatMap((field) => notesAt(field))} />
    </>
  );
}

/** Knowledge point and difficulty. */
function Classification({
  question: { kind, knowledgePoint, difficulty },
  group,
  tree,
  onChange,
}: Pick<QuestionFieldsProps, 'question' | 'group' | 'tree' | 'onChange'>) {
  const t = useDictionary(editorDictionaries);
  const named = useDictionary(questionDictionaries);
  return (
    <div className="editor-row">
      {group && group.kind !== 'B1' && (
        <label>
          {t('kind')}
          <Select
            value={kind}
            onChange={(next: QuestionKind) => onChange({ kind: next })}
            options={CASE_KINDS.map((value) => ({ value, label: named(value) }))}
          />
        </label>
      )}
      <PointField
        {...tree}
        value={knowledgePoint}
        label={named('knowledgePoint')}
        onChange={(next) => onChange({ knowledgePoint: next })}
      />
      <label>
        {named('difficulty')}
        <Select
          value={difficulty}
          onChange={(next: number) => onChange({ difficulty: next })}
          options={[1, 2, 3, 4, 5].map((value) => ({ value, label: t(`difficulty${value as 1}`) }))}
        />
      </label>
    </div>
  );
}

const withBlanksOf = (question: WrittenQuestion, stem: string): Partial<WrittenQuestion> => {
  const { blanks } = withBlanks({ ...question, stem });
  return { stem, blanks };
};

function fieldsOf({
  split: { stem, options, right, isTrue, rationale },
  question,
  inGroup,
}: {
  split: NonNullable<ReturnType<typeof splitQuestion>>;
  question: WrittenQuestion;
  inGroup: boolean;
}): Partial<WrittenQuestion> {
  const common = { stem, ...(rationale ? { rationale } : {}) };
  if (options.length === 0) return isTrue === null ? common : { ...common, kind: 'true_false', isTrue };
  const single = question.kind === 'A2' ? 'A2' : inGroup ? 'single_choice' : 'A1';
  const several = inGroup ? 'any_number' : 'X';
  const keeps = right.length === 1 && question.kind === 'any_number';
  return { ...common, options, right, kind: right.length > 1 ? several : keeps ? 'any_number' : single };
}
