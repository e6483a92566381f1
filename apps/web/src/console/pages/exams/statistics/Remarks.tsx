import { Space, Tag } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { statisticsDictionaries } from './statistics-text';

type Item = Schemas['ItemStatisticsDto'];
type Remarked = Pick<Item, 'flags' | 'discriminationGap'> & Partial<Pick<Item, 'overrides'>>;

const COLOURS: Record<Item['flags'][number], string> = {
  key_may_be_wrong: 'red',
  negative_discrimination: 'red',
  too_hard: 'orange',
  too_easy: 'orange',
  dead_option: 'gold',
};

// Among the questions of a paper, these are said by a note on the paper and by the override.
const SAID_OF_PAPER: readonly Item['discriminationGap'][] = ['one_paper', 'not_counted'];

/** Statistical flags of the question, its overrides in the run, and why it has no discrimination index. */
export function Remarks({ item: { flags, overrides, discriminationGap } }: { item: Remarked }) {
  const showsGap = discriminationGap !== null && !(overrides && SAID_OF_PAPER.includes(discriminationGap));
  const t = useDictionary(statisticsDictionaries);
  if (!showsGap && flags.length === 0 && !overrides?.length) return null;
  return (
    <Space wrap size={4}>
      {overrides?.map((override) => (
        <Tag key={override}>{t(override)}</Tag>
      ))}
      {flags.map((flag) => (
        <Tag key={flag} color={COLOURS[flag]}>
          {t(flag)}
        </Tag>
      ))}
      {showsGap && <Tag>{t(discriminationGap)}</Tag>}
    </Space>
  );
}
