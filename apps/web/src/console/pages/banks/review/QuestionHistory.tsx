import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input, Select, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { aboutDictionaries } from '../about-text';
import { questionDictionaries } from '../questions/question-text';
import { reviewDictionaries, type ReviewTextKey } from './review-text';

type Attribute = Schemas['QuestionEventDto']['attributes'][number];
type Place = NonNullable<Schemas['QuestionCommentDto']['place']>;

const PLACES: readonly Place[] = ['stimulus', 'stem', 'options', 'key', 'rationale', 'source'];

/** Comments on the question and its change history. */
export function QuestionHistory({ questionId }: { questionId: string }) {
  const t = useDictionary(reviewDictionaries);
  const named = useDictionary(questionDictionaries);
  const about = useDictionary(aboutDictionaries);
  const attributeName = (attribute: Attribute): string =>
    attribute === 'knowledgePoint' || attribute === 'difficulty' ? named(attribute) : about(attribute);
  const query = useQuery({
    queryKey: ['questions', questionId, 'history'],
    queryFn: () => ok(api.GET('/api/v1/questions/{id}/history', { params: { path: { id: questionId } } })),
  });
  const lines = [
    ...(query.data?.comments ?? []).map(({ id, at, name, place, body, versionNumber }) => ({
      key: id,
      at,
      text: t('commented', { name: name || t('system'), number: versionNumber ?? '—' }),
      place: place && named(place),
      reason: body,
    })),
    ...(query.data?.events ?? []).map(({ at, action, name, reason, versionNumber, attributes, state }, index) => ({
      key: `${at} ${index}`,
      at,
      text: t(action in reviewDictionaries.en ? (action as ReviewTextKey) : 'changed', {
        name: name || t('system'),
        number: versionNumber ?? '—',
        attributes: attributes.map(attributeName).join(t('comma')),
      }),
      place: null,
      reason: [state && state !== 'draft' && t('keptState', { state: named(state) }), reason].filter(Boolean).join(' '),
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section aria-label={t('history')}>
      <Typography.Title level={4}>{t('history')}</Typography.Title>
      <CommentForm questionId={questionId} />
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Timeline
        items={lines.map(({ key, at, text, place, reason }) => ({
          key,
          content: (
            <>
              {text} <small>{formatTime(at)}</small>
              {reason && (
                <div>
                  {place && <strong>{place} </strong>}
                  {reason}
                </div>
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}

function CommentForm({ questionId }: { questionId: string }) {
  const t = useDictionary(reviewDictionaries);
  const named = useDictionary(questionDictionaries);
  const client = useQueryClient();
  const [place, setPlace] = useState<Place>();
  const [body, setBody] = useState('');
  const send = useMutation({
    mutationFn: () =>
      ok(
        api.POST('/api/v1/questions/{id}/comments', {
          params: { path: { id: questionId } },
          body: { body: body.trim(), ...(place ? { place } : {}) },
        }),
      ),
    onSuccess: (history) => {
      setBody('');
      client.setQueryData(['questions', questionId, 'history'], history);
    },
  });
  return (
    <Flex vertical gap="small" className="console-card">
      <Input.TextArea
        aria-label={t('comment')}
        placeholder={t('comment')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={1000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      {body.trim() !== '' && (
        <Flex gap="small" wrap>
          <Select
            allowClear
            className="console-filter"
            aria-label={t('place')}
            placeholder={t('place')}
            value={place}
            options={PLACES.map((value) => ({ value, label: named(value) }))}
            onChange={setPlace}
          />
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
            {t('send')}
          </Button>
        </Flex>
      )}
      {send.error && <ErrorNotice error={send.error} />}
    </Flex>
  );
}
