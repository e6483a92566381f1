import { DesktopOutlined, HistoryOutlined, MessageOutlined } from '@ant-design/icons';
import { Button, Flex, Grid, Input, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { LinkButton } from '../../../LinkButton';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useDictionary } from '../../../use-text';
import { type Schemas } from '../../../console-api';
import { offers } from '../exam-state/exam-acts';
import { IncidentDialog } from '../incidents/IncidentDialog';
import { incidentDictionaries } from '../incidents/incident-text';
import { HandDialog } from '../messages/HandDialog';
import { MessageDialog } from '../messages/MessageDialog';
import { messageDictionaries } from '../messages/message-text';
import { SentMessages } from '../messages/SentMessages';
import { SessionDrawer } from '../sessions/SessionDrawer';
import { useSittings } from '../sittings/use-sittings';
import { BatchDialog, type BatchAct } from './BatchDialog';
import { batchDictionaries } from './batch-text';
import type { BoardQuery } from './board-query';
import { boardDictionaries } from './board-text';
import { BoardBar } from './BoardBar';
import { BoardTable } from './BoardTable';
import { countOf, NEEDS, STATUSES, type BoardRow, type BoardStatus } from './follow-board';
import { LinkState } from './LinkState';
import { RecentBatches } from './RecentBatches';
import { RoomSelect } from './RoomSelect';
import { TrendPlot } from './TrendPlot';
import { useBoard } from './use-board';

const FIRST_ROWS = 100;
const MOST_ROWS = 500;
const ACTS: BatchAct[] = ['extend', 'lock', 'unlock', 'close'];

type Filters = Omit<BoardQuery, 'limit'>;

/** All candidates of the exam live, those who need attention first. */
export function BoardTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(boardDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const [filters, setFilters] = useState<Filters>({});
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [ticked, setTicked] = useState<string[]>([]);
  const [opened, setOpened] = useState<BoardRow | null>(null);
  const [answered, setAnswered] = useState<BoardRow | null>(null);
  const query = { ...filters, limit };
  const live = useBoard({ examId: exam.id, query });
  const { board } = live;
  const acts = offers({ exam, act: 'session.batch' });
  const change = (changed: Filters) => {
    setFilters({ ...filters, ...changed });
    setLimit(FIRST_ROWS);
    setTicked([]);
  };
  const batch = acts && <BatchLine examId={exam.id} ticked={ticked} filter={query} filtered={board?.total ?? 0} />;
  const picture = board && (
    <>
      <BoardBar counts={board.counts} onPick={(status) => change({ statuses: [status] })} />
      <TrendPlot trend={board.trend} />
    </>
  );
  return (
    <>
      <Flex wrap gap="small" justify="space-between" align="center" className="console-card">
        <LinkState live={live} />
        {wide && (
          <LinkButton icon={<DesktopOutlined />} to={`/exams/${exam.id}/wall`}>
            {t('wall')}
          </LinkButton>
        )}
      </Flex>
      {wide && board && <BoardBar counts={board.counts} onPick={(status) => change({ statuses: [status] })} />}
      <FilterLine exam={exam} filters={filters} counts={board?.counts ?? {}} onChange={change} />
      {(wide || ticked.length > 0) && batch}
      <BoardTable
        board={board}
        emptyText={t(filters.statuses === NEEDS ? 'nobodyNeeds' : 'nobody')}
        ticked={ticked}
        onTick={acts ? setTicked : null}
        onOpen={setOpened}
        onAnswer={offers({ exam, act: 'session.answer-hand' }) ? setAnswered : null}
      />
      {board && board.total > board.rows.length && (
        <MoreRows
          shown={board.rows.length}
          total={board.total}
          onMore={() => setLimit(Math.min(MOST_ROWS, limit + FIRST_ROWS))}
        />
      )}
      {!wide && ticked.length === 0 && batch}
      {wide ? board && <TrendPlot trend={board.trend} /> : picture}
      {answered && <HandDialog row={answered} onClose={() => setAnswered(null)} />}
      <SessionDrawer listed={opened} examId={exam.id} onClose={() => setOpened(null)} />
    </>
  );
}

const isBatchAct = (opened: string | null): opened is BatchAct => ACTS.some((act) => act === opened);

function MoreRows({ shown, total, onMore }: { shown: number; total: number; onMore: () => void }) {
  const t = useDictionary(boardDictionaries);
  if (shown >= MOST_ROWS) return <Typography.Text type="secondary">{t('mostShown', { shown, total })}</Typography.Text>;
  return (
    <Button block className="board-target" onClick={onMore}>
      {t('more', { shown, total })}
    </Button>
  );
}

function FilterLine({
  exam,
  filters,
  counts,
  onChange,
}: {
  exam: Schemas['ExamDto'];
  filters: Filters;
  counts: Record<string, number>;
  onChange: (changed: Filters) => void;
}) {
  const t = useDictionary(boardDictionaries);
  const sittings = useSittings(exam.id).data ?? [];
  const needing = countOf(counts, NEEDS);
  const everybody = countOf(counts, STATUSES);
  const wide = Grid.useBreakpoint().md ?? true;
  const selects = (
    <>
      {sittings.length > 1 && (
        <Select
          allowClear
          size="large"
          placeholder={t('allSittings')}
          aria-label={t('allSittings')}
          value={filters.sittingId}
          onChange={(sittingId?: string) => onChange({ sittingId, sittingRoomId: undefined })}
          options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
          className="console-filter"
        />
      )}
      <RoomSelect
        sittingIds={filters.sittingId ? [filters.sittingId] : sittings.map(({ id }) => id)}
        siteId={filters.siteId}
        sittingRoomId={filters.sittingRoomId}
        onChange={onChange}
      />
      <OrganisationSelect
        allowClear
        size="large"
        placeholder={t('allPlaces')}
        value={filters.organisationId}
        onChange={(organisationId) => onChange({ organisationId })}
        className="console-filter board-target"
      />
      <Select<BoardStatus>
        allowClear
        size="large"
        placeholder={t('allStatuses')}
        aria-label={t('allStatuses')}
        value={filters.statuses?.length === 1 ? filters.statuses[0] : undefined}
        onChange={(status?: BoardStatus) => onChange({ statuses: status && [status] })}
        options={STATUSES.map((value) => ({ value, label: `${t(value)} ${counts[value] ?? 0}` }))}
        className="console-filter"
      />
      <Input.Search
        allowClear
        size="large"
        placeholder={t('search')}
        aria-label={t('search')}
        onSearch={(text) => onChange({ search: text.trim() || undefined })}
        className="console-filter"
      />
    </>
  );
  return (
    <Flex wrap gap="small" align="center" className="console-card board-filters">
      <Segmented
        size="large"
        value={filters.statuses === undefined ? 'all' : filters.statuses === NEEDS ? 'needs' : 'other'}
        onChange={(value) => onChange({ statuses: value === 'needs' ? NEEDS : undefined })}
        options={[
          { value: 'needs', label: `${t('needing')} ${needing}` },
          { value: 'all', label: `${t('everybody')} ${everybody}` },
        ]}
      />
      {wide ? (
        selects
      ) : (
        <details className="board-more">
          <summary>{t('filters')}</summary>
          <div className="console-stack">{selects}</div>
        </details>
      )}
    </Flex>
  );
}

function BatchLine({
  examId,
  ticked,
  filter,
  filtered,
}: {
  examId: string;
  ticked: string[];
  filter: BoardQuery;
  filtered: number;
}) {
  const t = useDictionary(boardDictionaries);
  const act = useDictionary(batchDictionaries);
  const message = useDictionary(messageDictionaries);
  const incident = useDictionary(incidentDictionaries);
  const [opened, setOpened] = useState<BatchAct | 'recent' | 'message' | 'messages' | 'incident' | null>(null);
  const close = () => setOpened(null);
  const { limit: _limit, ...filterBody } = filter;
  return (
    <Flex wrap gap="small" align="center" className="console-card">
      <Typography.Text>
        {ticked.length > 0 ? t('actOnTicked', { count: ticked.length }) : t('actOnAll', { count: filtered })}
      </Typography.Text>
      {ACTS.map((name) => (
        <Button
          key={name}
          size="large"
          danger={name === 'close'}
          disabled={ticked.length === 0 && filtered === 0}
          onClick={() => setOpened(name)}
        >
          {act(name)}
        </Button>
      ))}
      <Button size="large" disabled={ticked.length === 0 && filtered === 0} onClick={() => setOpened('message')}>
        {message('write')}
      </Button>
      <Button size="large" onClick={() => setOpened('incident')}>
        {incident('record')}
      </Button>
      <Button size="large" type="text" icon={<HistoryOutlined />} onClick={() => setOpened('recent')}>
        {t('batches')}
      </Button>
      <Button size="large" type="text" icon={<MessageOutlined />} onClick={() => setOpened('messages')}>
        {message('sentMessages')}
      </Button>
      {opened === 'message' && <MessageDialog examId={examId} ticked={ticked} filter={filterBody} onClose={close} />}
      {opened === 'incident' && (
        <IncidentDialog examId={examId} person={null} sittingId={filter.sittingId} onClose={close} />
      )}
      {opened === 'messages' && <SentMessages examId={examId} onClose={close} />}
      {opened === 'recent' && <RecentBatches examId={examId} onClose={close} />}
      {isBatchAct(opened) && (
        <BatchDialog examId={examId} act={opened} ticked={ticked} filter={filter} filtered={filtered} onClose={close} />
      )}
    </Flex>
  );
}
