import { Alert, Typography } from 'antd';
import { formatClock } from '../../../../i18n/format-time';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { boardDictionaries } from './board-text';
import type { LiveBoard } from './use-board';

/** How current the board is; an error while it is not. */
export function LinkState({ live: { board, link, error } }: { live: LiveBoard }) {
  const t = useDictionary(boardDictionaries);
  const time = board && formatClock(Date.parse(board.at));
  if (link === 'lost')
    return (
      <div role="alert" className="console-card">
        <Alert type="error" showIcon title={time ? t('lost', { time }) : t('lostAtOnce')} />
        {error !== null && <ErrorNotice error={error} />}
      </div>
    );
  if (!time) return <Typography.Text type="secondary">{t('opening')}</Typography.Text>;
  return <Typography.Text type="secondary">{t(link === 'polling' ? 'polled' : 'updated', { time })}</Typography.Text>;
}
