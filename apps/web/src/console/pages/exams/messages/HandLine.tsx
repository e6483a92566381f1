import { Button, Tag } from 'antd';
import { formatTime } from '../../../../i18n/format-time';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { messageDictionaries } from './message-text';

type Row = Schemas['BoardRowDto'];

/** What a candidate with a raised hand asks for. `onAnswer` null: only to be seen. */
export function HandLine({ row, onAnswer }: { row: Row; onAnswer: ((row: Row) => void) | null }) {
  const t = useDictionary(messageDictionaries);
  const { hand, candidateName } = row;
  if (hand === null) return null;
  return (
    <div className="board-hand">
      <small>{t('handAt', { time: formatTime(hand.raisedAt).slice(-5) })}</small>{' '}
      {hand.seenAt !== null && <Tag color="green">{t('handSeen')}</Tag>}
      {hand.text !== '' && <div className="message-text">{hand.text}</div>}
      {onAnswer && (
        <Button
          type="primary"
          className="board-target"
          aria-label={t('handleOf', { name: candidateName })}
          onClick={() => onAnswer(row)}
        >
          {t('handle')}
        </Button>
      )}
    </div>
  );
}
