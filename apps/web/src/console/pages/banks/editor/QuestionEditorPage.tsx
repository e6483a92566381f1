import { useQuery } from '@tanstack/react-query';
import { Alert, App, Breadcrumb, Button, Spin, Typography } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { UseNotice } from '../actions/QuestionUse';
import { takesImports } from '../bank-reach';
import { bankDictionaries } from '../bank-text';
import { useBanks } from '../use-banks';
import { editorDictionaries } from './editor-text';
import { fromFile, newWritten, type Written } from './editor-state';
import { QuestionEditor, writtenAfter } from './QuestionEditor';

type Bank = Schemas['QuestionBankDto'];

/** `/banks/:bankId/questions/new`, with `?draft=` once a draft exists. */
export function NewQuestionPage() {
  const { bankId } = useParams();
  const banks = useBanks();
  const [address, setAddress] = useSearchParams();
  // The draft that this page was opened with; later drafts are created by the page itself.
  const [opened, setOpened] = useState({ draftId: address.get('draft'), like: null as Written | null, turn: 0 });
  const draft = useQuery({
    queryKey: ['drafts', opened.draftId],
    queryFn: () => ok(api.GET('/api/v1/question-drafts/{id}', { params: { path: { id: opened.draftId as string } } })),
    enabled: opened.draftId !== null,
    gcTime: 0,
    staleTime: Infinity,
  });
  const keepAddress = useCallback(
    (draftId: string) =>
      setAddress(
        (before) => new URLSearchParams([...before].filter(([name]) => name !== 'draft').concat([['draft', draftId]])),
        { replace: true },
      ),
    [setAddress],
  );
  const bank = banks.data?.find(({ id }) => id === bankId);
  const error = banks.error ?? draft.error;
  if (error) return <ErrorNotice error={error} />;
  if (!bank || (opened.draftId !== null && !draft.data)) return <Spin className="console-wait" />;
  const domain = address.get('domain') ?? bank.domains[0]?.code ?? '';
  const initial = draft.data && opened.draftId ? fromFile(draft.data.file) : (opened.like ?? newWritten(domain));
  return (
    <EditorFrame bank={bank} title="newQuestion">
      <QuestionEditor
        key={opened.turn}
        bank={bank}
        initial={initial}
        draftId={opened.draftId}
        stored={null}
        onDraft={keepAddress}
        onNext={(written) => {
          setAddress({}, { replace: true });
          setOpened(({ turn }) => ({ draftId: null, like: writtenAfter(written), turn: turn + 1 }));
          window.scrollTo(0, 0);
        }}
      />
    </EditorFrame>
  );
}

/** `/questions/:questionId/edit` */
export function EditQuestionPage() {
  const { questionId } = useParams();
  const banks = useBanks();
  const [turn, setTurn] = useState(0);
  const query = useQuery({
    queryKey: ['writing', questionId, turn],
    queryFn: () => ok(api.GET('/api/v1/questions/{id}/writing', { params: { path: { id: questionId as string } } })),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const bank = banks.data?.find(({ id }) => id === query.data?.bankId);
  const error = banks.error ?? query.error;
  if (error) return <ErrorNotice error={error} />;
  if (!bank || !query.data) return <Spin className="console-wait" />;
  return (
    <EditorFrame bank={bank} title="editQuestion">
      <Editing key={turn} bank={bank} writable={query.data} onReload={() => setTurn(turn + 1)} />
    </EditorFrame>
  );
}

const nothing = () => undefined;

function Editing({
  bank,
  writable: { questionId, file, basedOn, draft, others, states },
  onReload,
}: {
  bank: Bank;
  writable: Schemas['WritableQuestionDto'];
  onReload: () => void;
}) {
  const t = useDictionary(editorDictionaries);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const discard = async () => {
    if (draft) await ok(api.DELETE('/api/v1/question-drafts/{id}', { params: { path: { id: draft.id } } }));
    void message.success(t('discarded'));
    onReload();
  };
  const written = fromFile(file);
  return (
    <>
      {others.map(({ name, at }) => (
        <Alert
          key={name + at}
          type="warning"
          showIcon
          className="console-card"
          title={t('othersNotice', { name, time: formatTime(at) })}
        />
      ))}
      {draft && (
        <Alert
          type="info"
          showIcon
          className="console-card"
          title={t('draftNotice', { time: formatTime(draft.savedAt) })}
          action={
            <Button size="small" onClick={() => void discard()}>
              {t('discard')}
            </Button>
          }
        />
      )}
      {states.some((state) => state !== 'draft') && <UseNotice questionId={questionId} />}
      <QuestionEditor
        bank={bank}
        initial={draft ? fromFile(draft.file) : written}
        draftId={draft?.id ?? null}
        stored={{
          questionId,
          basedOn: draft?.basedOn ?? basedOn,
          codes: written.questions.map(({ id }) => id),
          isPublished: states.includes('published'),
        }}
        onDraft={nothing}
        onNext={() => void navigate(`/banks/${bank.id}/questions/new?domain=${written.domain}`)}
      />
    </>
  );
}

function EditorFrame({
  bank,
  title,
  children,
}: {
  bank: Bank;
  title: 'newQuestion' | 'editQuestion';
  children: React.ReactNode;
}) {
  const t = useDictionary(editorDictionaries);
  const named = useDictionary(bankDictionaries);
  return (
    <>
      <Breadcrumb
        items={[
          { title: <Link to="/banks">{named('heading')}</Link> },
          { title: <Link to={`/banks/${bank.id}`}>{bank.title}</Link> },
          { title: t(title) },
        ]}
      />
      <Typography.Title level={2} className="console-title">
        {t(title)}
      </Typography.Title>
      {takesImports(bank.reach) ? children : <Alert type="warning" showIcon title={named('unknownBank')} />}
    </>
  );
}
