import { withColon } from '../../../../i18n/punctuation';
import { plainText } from '@sunflower/content/markdown';
import { Alert, Table, Tag, type TableColumnsType } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { aboutDictionaries } from '../about-text';
import { COGNITIVE_LEVELS } from '../editor/about-state';
import { languageName } from '../language-choices';
import { questionDictionaries } from '../questions/question-text';
import type { BulkAct } from './BulkActDialog';
import { bulkDictionaries } from './bulk-text';

type Effect = Schemas['BulkEffectDto'];
type Field = Effect['changes'][number]['field'];

interface BulkEffectsProps {
  effects: Effect[];
  domains: { code: string; title: string }[];
  /** Absent for a change of values. */
  act?: BulkAct;
}

/** The effect on each question, refused ones first. */
export function BulkEffects({ effects, domains, act }: BulkEffectsProps) {
  const t = useDictionary(bulkDictionaries);
  const stateNames = useDictionary(questionDictionaries);
  const about = useDictionary(aboutDictionaries);
  const refused = effects.filter((effect) => effect.refused !== null);
  const taken = effects.filter(({ stateBefore, stateAfter }) => stateBefore === 'published' && stateAfter === 'draft');
  const lacking = effects.filter(({ missing }) => missing.length > 0);
  const along = effects.filter(({ ticked }) => !ticked);
  const titleOf = (code: string) => domains.find((domain) => domain.code === code)?.title ?? code;
  const named = (field: Field): string =>
    field === 'domain' || field === 'knowledgePoint' || field === 'difficulty'
      ? t(field)
      : field === 'source'
        ? stateNames(field)
        : about(field);
  const shown = (field: Field, value: string): string => {
    if (value === '') return about('notSaid');
    if (field === 'domain') return titleOf(value);
    if (field === 'language') return languageName(value, about);
    const level = field === 'cognitiveLevel' ? COGNITIVE_LEVELS.find((one) => one === value) : undefined;
    return level ? about(level) : value;
  };
  const columns: TableColumnsType<Effect> = [
    { title: t('code'), dataIndex: 'code', className: 'console-nowrap' },
    {
      title: t('stem'),
      render: (_, { stem }) => <div className="console-clamp">{plainText(stem)}</div>,
      responsive: ['sm'],
    },
    {
      title: t('becomes'),
      render: (_, { changes, stateBefore, stateAfter, waitsForAnother, missing, refused: why, ticked }) => (
        <>
          {why && <Tag color="red">{t(why)}</Tag>}
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              {withColon(named(field))}
              {shown(field, before)} → {shown(field, after)}
            </div>
          ))}
          {waitsForAnother && <div>{t('waitsForAnother')}</div>}
          {!why && stateBefore !== stateAfter && `${stateNames(stateBefore)} → ${stateNames(stateAfter)}`}
          {!why && !waitsForAnother && stateBefore === stateAfter && changes.length === 0 && t('unchanged')}
          {missing.length > 0 && (
            <div>
              {missing.map((part) => (
                <Tag key={part}>{t(`lacks_${part}`)}</Tag>
              ))}
            </div>
          )}
          {!ticked && <Tag>{t('along')}</Tag>}
        </>
      ),
    },
  ];
  return (
    <div className="console-paragraph">
      {refused.length > 0 && (
        <Alert type="error" showIcon className="console-card" title={t('refusedSome', { count: refused.length })} />
      )}
      {taken.length > 0 && (
        <Alert type="warning" showIcon className="console-card" title={t('unpublishes', { count: taken.length })} />
      )}
      {lacking.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={t(act === 'publish' ? 'lacksApproved' : 'lacksSome', { count: lacking.length })}
        />
      )}
      {along.length > 0 && (
        <Alert type="info" showIcon className="console-card" title={t('goAlong', { count: along.length })} />
      )}
      <Table<Effect>
        rowKey="questionId"
        size="small"
        className="bulk-effects"
        pagination={false}
        columns={columns}
        dataSource={[...refused, ...effects.filter((effect) => effect.refused === null)]}
      />
    </div>
  );
}
