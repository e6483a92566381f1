import { Button, Flex } from 'antd';
import { MarkdownInput } from '../../../../pictures/MarkdownInput';
import { useDictionary } from '../../../../use-text';
import { editorDictionaries } from '../editor-text';
import { newQuestion, nextQuestion, type Written, type WrittenQuestion } from '../editor-state';
import { FieldNotes, type Note } from '../FieldNotes';
import { OptionList, rightWithout } from './OptionList';
import { QuestionFields } from './QuestionFields';

interface GroupFieldsProps {
  written: Written;
  group: NonNullable<Written['group']>;
  organisationId: string;
  /** Number of stored questions, which can be retired but not removed. */
  bankId: string;
  storedCount: number;
  notes: (path: string, exact: boolean) => Note[];
  notesOf: (index: number) => (field: string, place?: number) => Note[];
  /** `touched`: the part whose faults the change may have fixed. */
  onChange: (written: Written, touched: string) => void;
  onQuestion: (index: number) => (change: Partial<WrittenQuestion>) => void;
}

const MAX_QUESTIONS = 10;
const MIN_QUESTIONS = 2;

/** A case or a shared option list, with its questions below. */
export function GroupFields(props: GroupFieldsProps) {
  const { written, group, organisationId, bankId, storedCount, notes, notesOf, onChange, onQuestion } = props;
  const t = useDictionary(editorDictionaries);
  const { questions } = written;
  const isB1 = group.kind === 'B1';
  const add = () => {
    const last = questions.at(-1) ?? newQuestion({ kind: 'single_choice' });
    onChange({ ...written, questions: [...questions, nextQuestion(last)] }, 'groups.0.questions');
  };
  const remove = (index: number) =>
    onChange({ ...written, questions: questions.filter((_, at) => at !== index) }, 'groups.0.questions');
  return (
    <>
      <div className="editor-line">
        <label htmlFor="group-stimulus-text">{t(isB1 ? 'heading' : 'stimulus')}</label>
        <MarkdownInput
          id="group-stimulus-text"
          organisationId={organisationId}
          value={group.stimulus}
          maxLength={8000}
          autoSize={{ minRows: isB1 ? 1 : 3, maxRows: 16 }}
          onChange={(stimulus) => onChange({ ...written, group: { ...group, stimulus } }, 'groups.0.stimulus')}
        />
      </div>
      <FieldNotes id="group-stimulus" notes={notes('groups.0.stimulus', false)} />
      {group.kind === 'A4' && <p className="hint">{t('unfolds')}</p>}
      {isB1 && (
        <OptionList
          name="group-options"
          label={t('sharedOptions')}
          texts={group.options}
          right={null}
          notesOf={(place) => notes(place === null ? 'groups.0.options' : `groups.0.options.${place}`, place === null)}
          onTexts={({ texts, removed }) =>
            onChange(
              {
                ...written,
                group: { ...group, options: texts },
                questions: questions.map((one) => ({ ...one, right: rightWithout(one.right, removed) })),
              },
              'groups.0.options',
            )
          }
        />
      )}
      {questions.map((question, index) => (
        <section key={index} className="editor-part" aria-label={t('questionOf', { number: index + 1 })}>
          <Flex justify="space-between" align="center">
            <h3>{t('questionOf', { number: index + 1 })}</h3>
            {index >= storedCount && questions.length > MIN_QUESTIONS && (
              <Button size="small" onClick={() => remove(index)}>
                {t('removeQuestion')}
              </Button>
            )}
          </Flex>
          <QuestionFields
            name={`question-${index}`}
            question={question}
            group={group}
            comesLater={group.kind === 'A4' && index > 0}
            organisationId={organisationId}
            tree={{ bankId, domainCode: written.domain }}
            notesAt={notesOf(index)}
            onChange={onQuestion(index)}
          />
        </section>
      ))}
      <FieldNotes id="group-questions" notes={notes('groups.0.questions', true)} />
      <Button disabled={questions.length >= MAX_QUESTIONS} onClick={add}>
        {t('addQuestion')}
      </Button>
    </>
  );
}
