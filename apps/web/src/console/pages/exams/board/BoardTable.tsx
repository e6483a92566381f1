import { Button, Grid, Progress, Space, Table, Tag, type TableColumnsType } from 'antd';
import { useDictionary } from '../../../use-text';
import { HandLine } from '../messages/HandLine';
import { roomLabel, seatLabel } from '../seating/use-seating';
import { boardDictionaries } from './board-text';
import { shownSpan, type Board, type BoardRow } from './follow-board';
import { statusLook } from './status-look';

type BoardText = ReturnType<typeof useDictionary<keyof (typeof boardDictionaries)['en']>>;

interface BoardTableProps {
  board: Board | null;
  emptyText: string;
  /** Ids of the selected registrations. */
  ticked: string[];
  /** Null: rows cannot be selected. */
  onTick: ((registrationIds: string[]) => void) | null;
  /** Null: rows cannot be opened. */
  onOpen: ((row: BoardRow) => void) | null;
  /** Null: raised hands are only shown. */
  onAnswer: ((row: BoardRow) => void) | null;
  /** The phone layout at any width. */
  compact?: boolean;
}

/** One row per person; on phones all facts are in one cell. */
export function BoardTable({ board, emptyText, ticked, onTick, onOpen, onAnswer, compact = false }: BoardTableProps) {
  const t = useDictionary(boardDictionaries);
  const wide = (Grid.useBreakpoint().md ?? true) && !compact;
  const facts = { itemCount: board?.itemCount ?? 0, atMs: Date.parse(board?.at ?? '') };
  return (
    <Table<BoardRow>
      rowKey="registrationId"
      size={wide ? 'small' : 'middle'}
      className="board-people"
      pagination={false}
      loading={board === null}
      columns={wide ? wideColumns({ t, facts, onOpen, onAnswer }) : [narrowColumn({ t, facts, onOpen, onAnswer })]}
      dataSource={board?.rows ?? []}
      locale={{ emptyText }}
      rowSelection={
        onTick
          ? {
              selectedRowKeys: ticked,
              preserveSelectedRowKeys: true,
              onChange: (keys) => onTick(keys.map(String)),
              getCheckboxProps: ({ candidateName }) => ({ 'aria-label': candidateName }) as never,
            }
          : undefined
      }
    />
  );
}

interface Facts {
  itemCount: number;
  /** Server time of the board. The device's clock is not used. */
  atMs: number;
}

interface ColumnWishes {
  t: BoardText;
  facts: Facts;
  onOpen: BoardTableProps['onOpen'];
  onAnswer: BoardTableProps['onAnswer'];
}

const wideColumns = ({ t, facts, onOpen, onAnswer }: ColumnWishes): TableColumnsType<BoardRow> => [
  { title: t('state'), render: (_, row) => <Status row={row} t={t} /> },
  {
    title: t('candidate'),
    render: (_, row) => (
      <>
        {row.candidateName} <small>{row.maskedIdNumber}</small>
        <SeatLine row={row} t={t} />
        <HandLine row={row} onAnswer={onAnswer} />
      </>
    ),
  },
  { title: t('ticketNumber'), dataIndex: 'ticketNumber', className: 'board-number' },
  { title: t('organisation'), dataIndex: 'organisationName', responsive: ['lg'] },
  { title: t('progress'), render: (_, row) => <Answered row={row} facts={facts} /> },
  { title: t('lastSeen'), render: (_, row) => shownAgo({ row, facts, t }), className: 'board-number' },
  { title: t('timeLeft'), render: (_, row) => timeLeft(row, facts), align: 'right', className: 'board-number' },
  {
    title: t('acts'),
    render: (_, { integrityCount }) => (integrityCount > 0 ? integrityCount : '—'),
    align: 'right',
    responsive: ['lg'],
  },
  { title: '', render: (_, row) => <OpenButton row={row} t={t} onOpen={onOpen} /> },
];

const narrowColumn = ({ t, facts, onOpen, onAnswer }: ColumnWishes): TableColumnsType<BoardRow>[number] => ({
  title: t('candidate'),
  render: (_, row) => (
    <Space orientation="vertical" size={4} className="console-wide">
      <Space wrap>
        <strong>{row.candidateName}</strong>
        <Status row={row} t={t} />
      </Space>
      <small className="board-number">
        {row.ticketNumber} · {row.organisationName}
      </small>
      <SeatLine row={row} t={t} />
      <HandLine row={row} onAnswer={onAnswer} />
      {row.sessionId !== null && (
        <small className="board-number">
          {row.answeredCount !== null && `${t('progress')} ${row.answeredCount}/${facts.itemCount} · `}
          {t('lastSeen')} {shownAgo({ row, facts, t })}
          {isOpen(row) && ` · ${t('timeLeft')} ${timeLeft(row, facts)}`}
          {row.integrityCount > 0 && ` · ${t('acts')} ${row.integrityCount}`}
        </small>
      )}
      <OpenButton row={row} t={t} onOpen={onOpen} />
    </Space>
  ),
});

function SeatLine({ row: { siteName, roomNumber, seatNumber }, t }: { row: BoardRow; t: BoardText }) {
  if (siteName === null || roomNumber === null || seatNumber === null) return null;
  const seat = t('seatOf', { site: siteName, room: roomLabel(roomNumber), seat: seatLabel(seatNumber) });
  return <small className="board-seat">{seat}</small>;
}

function OpenButton({ row, t, onOpen }: { row: BoardRow; t: BoardText; onOpen: BoardTableProps['onOpen'] }) {
  if (row.sessionId === null || onOpen === null) return null;
  return (
    <Button className="board-target" aria-label={t('openOf', { name: row.candidateName })} onClick={() => onOpen(row)}>
      {t('open')}
    </Button>
  );
}

function Status({ row: { status, clockAheadSeconds }, t }: { row: BoardRow; t: BoardText }) {
  return (
    <>
      <Tag color={statusLook[status].tag}>{t(status)}</Tag>
      {status === 'clock_off' && clockAheadSeconds !== null && (
        <small>{t('clock', { minutes: Math.round(clockAheadSeconds / 60) })}</small>
      )}
    </>
  );
}

function Answered({ row: { answeredCount }, facts: { itemCount } }: { row: BoardRow; facts: Facts }) {
  if (answeredCount === null) return '—';
  return (
    <span className="board-answered board-number">
      {answeredCount}/{itemCount}
      <Progress
        percent={(100 * answeredCount) / Math.max(1, itemCount)}
        showInfo={false}
        size="small"
        aria-hidden="true"
      />
    </span>
  );
}

const isOpen = ({ status }: BoardRow): boolean =>
  ['locked', 'hand_raised', 'silent', 'clock_off', 'running_out', 'answering'].includes(status);

const timeLeft = (row: BoardRow, { atMs }: Facts): string =>
  isOpen(row) && row.deadlineAt !== null ? shownSpan(Date.parse(row.deadlineAt) - atMs) : '—';

function shownAgo({ row: { seenAt }, facts: { atMs }, t }: { row: BoardRow; facts: Facts; t: BoardText }): string {
  if (seenAt === null) return '—';
  const seconds = Math.max(0, Math.round((atMs - Date.parse(seenAt)) / 1000));
  if (seconds < 3) return t('justNow');
  return seconds < 60
    ? t('secondsAgo', { count: seconds })
    : t('minutesAgo', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
