import { Alert, App, Button, Flex, Input } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ApiError } from '../../../../api/http';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { EditorBar } from './EditorBar';
import { editorDictionaries } from './editor-text';
import { nextQuestion, toFile, type Written, type WrittenQuestion } from './editor-state';
import { FieldNotes, type Note } from './FieldNotes';
import { GroupFields } from './fields/GroupFields';
import { PhonePreview } from './PhonePreview';
import { PlaceFields } from './fields/PlaceFields';
import { faultsAt, pathOfQuestion, placeOf, type PlacedFault } from './placed-faults';
import { QuestionFields } from './fields/QuestionFields';
import { useAutosave } from './use-autosave';
import { useStoreQuestion } from './use-store-question';
import './editor.css';

export interface EditorProps {
  bank: Schemas['QuestionBankDto'];
  initial: Written;
  draftId: string | null;
  /** Null for a new question. */
  stored: { questionId: string; basedOn: string[]; codes: string[]; isPublished: boolean } | null;
  onDraft: (draftId: string) => void;
  /** Shows an empty editor for the next question. */
  onNext: (like: Written) => void;
}

export function QuestionEditor({ bank, initial, draftId, stored, onDraft, onNext }: EditorProps) {
  const t = useDictionary(editorDictionaries);
  const { message } = App.useApp();
  const [written, setWritten] = useState(initial);
  const [faults, setFaults] = useState<PlacedFault[]>([]);
  const [basedOn, setBasedOn] = useState(stored?.basedOn ?? []);
  const [reason, setReason] = useState('');
  const file = toFile(written);
  const questionId = stored?.questionId ?? null;
  const autosave = useAutosave({ bankId: bank.id, questionId, basedOn, draftId, file, onBegun: onDraft });

  const store = useStoreQuestion({
    bankId: bank.id,
    questionId,
    basedOn,
    reason,
    file,
    autosave,
    setFaults,
    onNext: () => onNext(written),
  });
  useFirstFaultInView(faults);

  const change = (next: Written, touched: string) => {
    setFaults((before) => before.filter((fault) => !placeOf(fault).startsWith(touched)));
    setWritten(next);
  };
  const changeQuestion = (index: number) => (changes: Partial<WrittenQuestion>) => {
    const path = pathOfQuestion({ index, inGroup: written.group !== null });
    const touched = touchedBy({ changes, path });
    setFaults((before) => before.filter((fault) => !touched.some((at) => placeOf(fault).startsWith(at))));
    const questions = written.questions.map((one, at) => (at === index ? { ...one, ...changes } : one));
    setWritten({ ...written, questions });
  };
  const notes = (path: string, exact: boolean): Note[] => [
    ...faultsAt({ faults, path, exact }).map((fault) => ({ fault, isWarning: false })),
    ...faultsAt({ faults: autosave.warnings, path, exact }).map((fault) => ({ fault, isWarning: true })),
  ];
  const notesOf = (index: number) => (field: string, place?: number) => {
    const path = `${pathOfQuestion({ index, inGroup: written.group !== null })}.${field}`;
    if (field === 'options' || field === 'prompts')
      return notes(place === undefined ? path : `${path}.${place}`, place === undefined);
    return field === 'source' ? [...notes(path, false), ...notes('sources', false)] : notes(path, false);
  };
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || store.isPending) return;
    if (event.key === 'Enter' || event.key === 's') {
      event.preventDefault();
      store.mutate(event.key === 's' ? 'show' : 'next');
    }
  };
  const [first] = written.questions;
  const unplaced = faults.filter((fault) => placeOf(fault) === '');
  return (
    <div onKeyDown={press}>
      <EditorBar autosave={autosave} store={store} />
      {stored?.isPublished && <Alert type="info" showIcon className="console-card" title={t('publishedNotice')} />}
      {store.error && <Refused error={store.error} onTakeMine={takeMine} />}
      <FieldNotes id="editor-all" notes={unplaced.map((fault) => ({ fault, isWarning: false }))} />
      {/* What is typed while it is stored would belong to neither question. */}
      <div className="editor-columns" inert={store.isPending}>
        <div className="editor-fields">
          <PlaceFields bank={bank} written={written} isStored={stored !== null} onChange={change} />
          <FieldNotes id="editor-domain" notes={[...notes('domain', false), ...notes('groups.0.id', false)]} />
          {written.group ? (
            <GroupFields
              written={written}
              group={written.group}
              organisationId={bank.organisationId}
              bankId={bank.id}
              storedCount={stored?.codes.length ?? 0}
              notesOf={notesOf}
              notes={notes}
              onChange={change}
              onQuestion={changeQuestion}
            />
          ) : (
            first && (
              <QuestionFields
                name="question-0"
                autoFocus
                question={first}
                group={null}
                organisationId={bank.organisationId}
                tree={{ bankId: bank.id, domainCode: written.domain }}
                notesAt={notesOf(0)}
                onChange={changeQuestion(0)}
              />
            )
          )}
          {stored && (
            <label className="editor-line">
              <span>{t('reason')}</span>
              <Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
            </label>
          )}
          <p className="hint">{t('keys')}</p>
        </div>
        <PhonePreview written={written} />
      </div>
    </div>
  );

  async function takeMine(): Promise<void> {
    const now = await ok(api.GET('/api/v1/questions/{id}/writing', { params: { path: { id: questionId as string } } }));
    setBasedOn(now.basedOn);
    store.reset();
    void message.info(t('untouched'));
  }
}

/** Places of faults that a change may have mended. */
const touchedBy = ({ changes, path }: { changes: object; path: string }): string[] =>
  Object.keys(changes).flatMap((part) => [
    ...(FIELDS_OF[part] ?? [part]).map((field) => `${path}.${field}`),
    ...(part === 'source' ? ['sources'] : []),
  ]);

/** Fields of the file for parts of the form that have another name or fill several fields. */
const FIELDS_OF: Record<string, string[]> = {
  right: ['key'],
  isTrue: ['key'],
  pairs: ['key'],
  steps: ['options'],
  kind: ['type'],
  source: ['source', 'sourcePlace'],
  about: ['competency', 'cognitiveLevel', 'tags', 'language', 'reviewDate'],
};

/** The initial values of the next question. */
export const writtenAfter = (written: Written): Written => {
  const last = written.questions.at(-1) as WrittenQuestion;
  const next = nextQuestion(last);
  if (!written.group) return { ...written, questions: [next] };
  const { kind } = written.group;
  return {
    domain: written.domain,
    group: { id: '', kind, stimulus: '', options: ['', '', '', ''] },
    questions: [next, next],
  };
};

function Refused({ error, onTakeMine }: { error: unknown; onTakeMine: () => Promise<void> }) {
  const t = useDictionary(editorDictionaries);
  const isOld = error instanceof ApiError && error.code === 'QUESTION_CHANGED_MEANWHILE';
  // Faults are shown next to their fields.
  const told = error instanceof ApiError && error.code === 'QUESTION_NOT_STORABLE' ? withoutFaults(error) : error;
  return (
    <Flex vertical>
      <ErrorNotice error={told} />
      {isOld && (
        <p>
          {formatTime((error.details as { at: string }).at)}{' '}
          <Button size="small" onClick={() => void onTakeMine()}>
            {t('takeMine')}
          </Button>
        </p>
      )}
    </Flex>
  );
}

const withoutFaults = ({ status, code, message }: ApiError): ApiError =>
  new ApiError({ status, code, message, details: null });

function useFirstFaultInView(faults: readonly PlacedFault[]): void {
  const seen = useRef(faults);
  useEffect(() => {
    if (faults === seen.current || faults.length === 0) return;
    if (faults.length >= seen.current.length)
      document.querySelector('.editor-notes .fault')?.scrollIntoView({ block: 'center' });
    seen.current = faults;
  }, [faults]);
}
