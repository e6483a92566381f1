import { plainText } from '@sunflower/content/markdown';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { stateColours } from '../questions/question-filters';
import { questionDictionaries } from '../questions/question-text';
import { wordDifference } from '../review/word-difference';
import { useBanks } from '../use-banks';
import { duplicatesDictionaries } from './duplicates-text';
import '../questions/questions.css';

type Pair = Schemas['DuplicatePairDto'];
type Side = Schemas['DuplicateSideDto'];

/** Two questions side by side; text that only one of them has is underlined. */
export function DuplicatePair({ bankId, pair }: { bankId: string; pair: Pair }) {
  const t = useDictionary(duplicatesDictionaries);
  const { percent, decision, first, second } = pair;
  const inOneGroup = first.groupId !== null && first.groupId === second.groupId;
  return (
    <Card
      size="small"
      className="console-card"
      title={
        <>
          {t('alike', { percent })} {inOneGroup && <Tag>{t('oneGroup')}</Tag>}
          {decision && <Tag>{t(decision)}</Tag>}
        </>
      }
    >
      <div className="pair-sides">
        <PairSide bankId={bankId} side={first} other={second} />
        <PairSide bankId={bankId} side={second} other={first} />
      </div>
      {decision === null && <PairActs bankId={bankId} pair={pair} />}
    </Card>
  );
}

function PairSide({ bankId, side, other }: { bankId: string; side: Side; other: Side }) {
  const t = useDictionary(duplicatesDictionaries);
  const named = useDictionary(questionDictionaries);
  // The options of a true-or-false question are always the same.
  const options = side.type === 'true_false' ? [] : side.options;
  return (
    <section className="pair-side" aria-label={side.code}>
      <Flex wrap gap="small" align="center">
        <Link to={`/banks/${bankId}?question=${side.id}`}>{side.code}</Link>
        <Tag color={stateColours[side.state]}>{named(side.state)}</Tag>
      </Flex>
      {side.stimulus && (
        <p>
          <small>{t('case')} </small>
          <Marked text={side.stimulus} other={other.stimulus ?? ''} />
        </p>
      )}
      <p>
        <Marked text={side.stem} other={other.stem} />
      </p>
      {options.length > 0 && (
        <ol type="A">
          {options.map((option, place) => (
            <li key={place}>
              <Marked text={option} other={likest(option, other.options)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Options may be in another order: each is compared with the one that shares most characters with it. */
function likest(option: string, others: readonly string[]): string {
  const shared = (other: string): number => [...other].filter((character) => option.includes(character)).length;
  return others.reduce((best, other) => (shared(other) > shared(best) ? other : best), '');
}

function Marked({ text, other }: { text: string; other: string }) {
  return wordDifference({ older: plainText(other), newer: plainText(text) }).map(({ kind, text: piece }, index) =>
    kind === 'removed' ? null : kind === 'added' ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>,
  );
}

function PairActs({ bankId, pair: { first, second } }: { bankId: string; pair: Pair }) {
  const t = useDictionary(duplicatesDictionaries);
  const client = useQueryClient();
  const [retired, setRetired] = useState<Side | null>(null);
  const params = { path: { id: bankId } };
  const ids = { firstId: first.id, secondId: second.id };
  const decide = useMutation({
    mutationFn: (decision: 'kept' | 'ignored') =>
      ok(api.POST('/api/v1/question-banks/{id}/duplicates/decide', { params, body: { ...ids, decision } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['banks', bankId, 'duplicates'] }),
  });
  const exclude = useMutation({
    mutationFn: () =>
      ok(api.POST('/api/v1/question-banks/{id}/exclusions', { params, body: { questionIds: [first.id, second.id] } })),
    onSuccess: async () => {
      decide.mutate('kept');
      await client.invalidateQueries({ queryKey: ['exclusions'] });
    },
  });
  const mayWrite = useBanks().data?.some(({ id, reach }) => id === bankId && takesImports(reach));
  const isBusy = decide.isPending || exclude.isPending;
  return (
    <>
      <Flex wrap gap="small" className="pair-acts">
        <Button danger onClick={() => setRetired(first)}>
          {t('retire', { code: first.code })}
        </Button>
        <Button danger onClick={() => setRetired(second)}>
          {t('retire', { code: second.code })}
        </Button>
        {mayWrite && (first.groupId === null || first.groupId !== second.groupId) && (
          <Button disabled={isBusy} onClick={() => exclude.mutate()}>
            {t('exclude')}
          </Button>
        )}
        <Button disabled={isBusy} onClick={() => decide.mutate('kept')}>
          {t('keepBoth')}
        </Button>
        <Button disabled={isBusy} onClick={() => decide.mutate('ignored')}>
          {t('notAlike')}
        </Button>
      </Flex>
      {(exclude.error ?? decide.error) && <ErrorNotice error={exclude.error ?? decide.error} />}
      {retired && (
        <ReasonDialog
          title={t('retire', { code: retired.code })}
          text={t(retired.groupId === null ? 'retireText' : 'retireGroupText')}
          danger
          initialValues={{ reason: t('retireReason', { code: retired === first ? second.code : first.code }) }}
          perform={({ reason }) =>
            ok(
              api.POST('/api/v1/question-banks/{id}/duplicates/decide', {
                params,
                body: { ...ids, decision: 'merged', retireId: retired.id, reason },
              }),
            )
          }
          refresh={[['questions'], ['banks']]}
          onClose={() => setRetired(null)}
        />
      )}
    </>
  );
}
