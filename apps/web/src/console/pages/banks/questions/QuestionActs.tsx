import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { LinkButton } from '../../../LinkButton';
import { ReasonDialog } from '../../../ReasonDialog';
import { questionDictionaries } from './question-text';

type Question = Schemas['QuestionDetailDto'];
type Act = 'publish' | 'retire' | 'return';

interface QuestionActsProps {
  question: Question;
  mayWrite: boolean;
  onDeleted: () => void;
}

/** Actions on a question by its state: draft → in review → published → retired. */
export function QuestionActs({ question, mayWrite, onDeleted }: QuestionActsProps) {
  const t = useDictionary(questionDictionaries);
  const [act, setAct] = useState<Act | null>(null);
  const { id, state, isOwn, group, approvals, versions } = question;
  const lacking = (['rationale', 'source'] as const).filter((part) => versions[0]?.[part] === null);
  const isMine = approvals.isMine && approvals.by.length < approvals.wanted;
  const grouped = group.length > 1 ? 'Group' : '';
  const path = { path: { id } };
  const isApproval = state === 'draft' || state === 'in_review';
  return (
    <div>
      <Flex wrap gap="small">
        {mayWrite && <LinkButton to={`/questions/${id}/edit`}>{t('edit')}</LinkButton>}
        {mayWrite && (state === 'draft' || state === 'retired') && (
          <DraftActs questionId={id} isDraft={state === 'draft'} onDeleted={onDeleted} />
        )}
        {state === 'in_review' && <Button onClick={() => setAct('return')}>{t('return')}</Button>}
        {state !== 'published' && !(isApproval && (isOwn || isMine)) && (
          <Button type="primary" onClick={() => setAct('publish')}>
            {t(isApproval ? 'approve' : 'publish')}
          </Button>
        )}
        {(state === 'published' || state === 'in_review') && (
          <Button danger onClick={() => setAct('retire')}>
            {t('retire')}
          </Button>
        )}
      </Flex>
      {isApproval && lacking.length > 0 && (
        <p className="hint">
          {t(isOwn ? 'lacksOwn' : 'lacksText', { parts: lacking.map((part) => t(`lacks_${part}`)).join(t('and')) })}
        </p>
      )}
      {isApproval && isOwn && <p className="hint">{t('ownHint')}</p>}
      {isApproval && <Approvals approvals={approvals} />}
      {act && (
        <ReasonDialog
          title={t(act === 'publish' && isApproval ? 'approve' : act)}
          text={t(act === 'return' ? 'returnText' : `${act}${grouped}Text`)}
          danger={act === 'retire'}
          initialValues={act === 'publish' && isApproval ? { reason: t('approveReason') } : undefined}
          perform={({ reason }) =>
            act === 'return'
              ? ok(api.POST('/api/v1/questions/{id}/return', { params: path, body: { reason } }))
              : ok(
                  api.POST(`/api/v1/questions/{id}/${act}`, {
                    params: path,
                    // A group is sent to review as a whole, so it is approved as a whole.
                    body: { reason, ...(act === 'publish' && isApproval ? { wholeGroup: true } : {}) },
                  }),
                )
          }
          refresh={[['questions'], ['banks']]}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  );
}

/** Who approved it so far, where the bank wants two. */
function Approvals({ approvals: { wanted, by, isMine } }: Pick<Question, 'approvals'>) {
  const t = useDictionary(questionDictionaries);
  if (wanted < 2) return null;
  const names = by.map(({ name, at }) => `${name} ${formatTime(at)}`).join(t('comma'));
  return (
    <p className="hint">
      {by.length === 0 ? t('twoWanted') : t('approvedBy', { names })} {isMine && t('otherWanted')}
    </p>
  );
}

function DraftActs({
  questionId,
  isDraft,
  onDeleted,
}: {
  questionId: string;
  isDraft: boolean;
  onDeleted: () => void;
}) {
  const t = useDictionary(questionDictionaries);
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const params = { path: { id: questionId } };
  const refresh = () =>
    Promise.all([['questions'], ['banks']].map((queryKey) => client.invalidateQueries({ queryKey })));
  const submit = useMutation({
    mutationFn: () => ok(api.POST('/api/v1/questions/{id}/submit', { params, body: {} })),
    onSuccess: async () => {
      void message.success(t('submitted'));
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE('/api/v1/questions/{id}', { params })),
    onSuccess: async () => {
      onDeleted();
      await refresh();
    },
  });
  const error = submit.error ?? remove.error;
  return (
    <>
      {isDraft && (
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate()}>
          {t('submit')}
        </Button>
      )}
      <Button
        danger
        loading={remove.isPending}
        onClick={() =>
          void modal.confirm({
            title: t('delete'),
            content: t('deleteText'),
            okText: t('delete'),
            cancelText: t('cancel'),
            okButtonProps: { danger: true },
            onOk: () => remove.mutateAsync().catch(() => undefined),
          })
        }
      >
        {t('delete')}
      </Button>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
