import { useQuery } from '@tanstack/react-query';
import { Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ok } from '../../../console-api';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { useSittings } from '../sittings/use-sittings';
import { boardDictionaries } from './board-text';
import { BoardBar } from './BoardBar';
import { BoardTable } from './BoardTable';
import { countOf, NEEDS } from './follow-board';
import { LinkState } from './LinkState';
import { RoomSelect, type PlaceFilter } from './RoomSelect';
import { TrendPlot } from './TrendPlot';
import { useBoard } from './use-board';

const ROWS = 12;

/** For a projector: all candidates in one bar, the last hour, and those who need attention. */
export default function WallPage() {
  const t = useDictionary(boardDictionaries);
  const examId = useParams().examId as string;
  const [sittingId, setSittingId] = useState<string | undefined>();
  const [room, setRoom] = useState<PlaceFilter>({});
  const exam = useQuery({
    queryKey: ['exams', examId],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}', { params: { path: { examId } } })),
  });
  const sittings = useSittings(examId).data ?? [];
  const live = useBoard({ examId, query: { sittingId, ...room, statuses: NEEDS, limit: ROWS } });
  const { board } = live;
  return (
    <div className="board-wall">
      <Flex wrap gap="small" justify="space-between" align="center">
        <Typography.Title level={2} className="console-title">
          {exam.data?.title ?? ''}
        </Typography.Title>
        <Flex gap="small" align="center">
          {sittings.length > 1 && (
            <Select
              allowClear
              placeholder={t('allSittings')}
              aria-label={t('allSittings')}
              value={sittingId}
              onChange={(id?: string) => {
                setSittingId(id);
                setRoom({});
              }}
              options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
              className="console-filter"
            />
          )}
          <RoomSelect
            sittingIds={sittingId ? [sittingId] : sittings.map(({ id }) => id)}
            {...room}
            onChange={setRoom}
          />
          <LinkButton to={`/exams/${examId}?tab=sessions`}>{t('back')}</LinkButton>
        </Flex>
      </Flex>
      <LinkState live={live} />
      {board && <BoardBar counts={board.counts} />}
      <div className="board-wall-halves">
        {board && <TrendPlot trend={board.trend} />}
        <div>
          <Typography.Title level={3} className="console-section">
            {t('needing')} {board ? countOf(board.counts, NEEDS) : ''}
          </Typography.Title>
          <BoardTable
            board={board}
            emptyText={t('nobodyNeeds')}
            ticked={[]}
            onTick={null}
            onOpen={null}
            onAnswer={null}
            compact
          />
        </div>
      </div>
    </div>
  );
}
