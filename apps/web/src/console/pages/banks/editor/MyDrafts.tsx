import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatTime } from '../../../../i18n/format-time';
import { withBrackets } from '../../../../i18n/punctuation';
import { api, ok, type Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { editorDictionaries } from './editor-text';
import { fromFile } from './editor-state';
import './editor.css';

type Draft = Schemas['QuestionDraftDto'];

const FEW = 3;

/** The user's unsaved drafts in this bank, with links to continue. */
export function MyDrafts({ bankId }: { bankId: string }) {
  const t = useDictionary(editorDictionaries);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['drafts', 'of', bankId],
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/drafts', { params: { path: { id: bankId } } })),
  });
  const discard = useMutation({
    mutationFn: (id: string) => ok(api.DELETE('/api/v1/question-drafts/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const [all, setAll] = useState(false);
  const drafts = query.data?.items ?? [];
  if (drafts.length === 0) return null;
  return (
    <Alert
      type="info"
      className="console-card"
      title={withBrackets(t('myDrafts'), String(drafts.length))}
      description={
        <>
          <ul className="editor-drafts">
            {drafts.slice(0, all ? drafts.length : FEW).map((draft) => (
              <li key={draft.id}>
                <Link to={addressOf(draft)}>{titleOf(draft) || t('untitled')}</Link>
                <small>{formatTime(draft.savedAt)}</small>
                <Button type="link" size="small" onClick={() => discard.mutate(draft.id)}>
                  {t('discard')}
                </Button>
              </li>
            ))}
          </ul>
          {drafts.length > FEW && !all && (
            <Button type="link" size="small" onClick={() => setAll(true)}>
              {t('allDrafts', { count: drafts.length })}
            </Button>
          )}
        </>
      }
    />
  );
}

const addressOf = ({ id, bankId, questionId }: Draft): string =>
  questionId === null ? `/banks/${bankId}/questions/new?draft=${id}` : `/questions/${questionId}/edit`;

function titleOf({ file }: Draft): string {
  const { group, questions } = fromFile(file);
  return (group?.stimulus || questions[0]?.stem || '').trim().slice(0, 40);
}
