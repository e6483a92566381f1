import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { ApiError } from '../../../../api/http';
import { api, ok, type Schemas } from '../../../console-api';
import { useExplainError } from '../../../ErrorNotice';
import { faultsIn } from '../../../faults/explain-fault';
import { useDictionary } from '../../../use-text';
import { questionDictionaries } from '../questions/question-text';
import { editorDictionaries } from './editor-text';
import type { PlacedFault } from './placed-faults';
import type { Autosave } from './use-autosave';

type After = 'show' | 'next' | 'submit';

interface StoreOf {
  bankId: string;
  /** Null for a new question. */
  questionId: string | null;
  basedOn: string[];
  reason: string;
  file: Schemas['AuthoredFileDto'];
  autosave: Autosave;
  setFaults: (faults: PlacedFault[]) => void;
  onNext: () => void;
}

/** Saves the question as a version, then does what `after` asks for. */
export function useStoreQuestion({ bankId, questionId, basedOn, reason, file, autosave, setFaults, onNext }: StoreOf) {
  const t = useDictionary(editorDictionaries);
  const named = useDictionary(questionDictionaries);
  const { message } = App.useApp();
  const explain = useExplainError();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (after: After) => {
      await autosave.hold();
      const draftId = autosave.draftId();
      const body = { file, ...(draftId === null ? {} : { draftId }) };
      const kept = await (questionId === null
        ? ok(api.POST('/api/v1/question-banks/{id}/questions', { params: { path: { id: bankId } }, body }))
        : ok(
            api.PUT('/api/v1/questions/{id}', {
              params: { path: { id: questionId } },
              body: { ...body, basedOn, ...(reason.trim() ? { reason } : {}) },
            }),
          ));
      autosave.forget();
      return { ...kept, after };
    },
    onSuccess: async ({ after, codes, states, questionIds }) => {
      const drafted = states.indexOf('draft');
      const id = questionIds[Math.max(drafted, 0)] ?? '';
      const said = { codes: codes.join(t('comma')) };
      if (drafted < 0) void message.success(t('storedAsIs', { ...said, state: named(states[0] ?? 'published') }));
      else if (after === 'submit') void message.success(t('stored', said));
      else void message.success(`${t('stored', said)}${t('space')}${t('storedHint')}`);
      if (after === 'submit' && drafted >= 0)
        await ok(api.POST('/api/v1/questions/{id}/submit', { params: { path: { id } }, body: {} })).catch(
          // The question is saved even if sending it to review fails.
          (error: unknown) => void message.warning(explain(error), 8),
        );
      await Promise.all(
        [['banks'], ['questions'], ['drafts']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
      if (after === 'next') onNext();
      else void navigate(`/banks/${bankId}?question=${id}`);
    },
    onError: (error) => {
      autosave.goOn();
      const isTold = error instanceof ApiError && error.code === 'QUESTION_NOT_STORABLE';
      setFaults(isTold ? (faultsIn(error.details) as PlacedFault[]) : []);
    },
  });
}

export type StoreQuestion = ReturnType<typeof useStoreQuestion>;
