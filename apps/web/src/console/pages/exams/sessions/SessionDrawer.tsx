import { useQuery } from '@tanstack/react-query';
import { Descriptions, Drawer, Spin, Table, Tag, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTimeWithSeconds } from '../../../../i18n/format-time';
import { SessionLateResponses } from './SessionLateResponses';
import { SessionActs } from './SessionActs';
import { knownHistoryCode, sessionHistoryDictionaries } from './session-history-text';
import { sessionDictionaries } from './session-text';
import { stateColours } from '../exam-state/state-colours';

type Session = Schemas['SessionDetailDto'];
type SessionText = ReturnType<typeof useDictionary<keyof (typeof sessionDictionaries)['en']>>;

interface SessionDrawerProps {
  /** The session to show; null for none. */
  listed: Pick<Schemas['ListedSessionDto'], 'sessionId' | 'candidateName' | 'ticketNumber'> | null;
  examId: string;
  onClose: () => void;
}

export function SessionDrawer({ listed, examId, onClose }: SessionDrawerProps) {
  const sessionId = listed?.sessionId ?? null;
  const t = useDictionary(sessionDictionaries);
  const query = useQuery({
    queryKey: ['sessions', sessionId],
    queryFn: () => ok(api.GET('/api/v1/sessions/{id}', { params: { path: { id: sessionId as string } } })),
    enabled: sessionId !== null,
  });
  return (
    <Drawer
      open={sessionId !== null}
      onClose={onClose}
      title={listed ? `${listed.candidateName} ${listed.ticketNumber}` : t('session')}
      size={640}
      className="console-drawer"
      destroyOnHidden
    >
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && (
        <>
          <SessionFacts session={query.data} />
          <SessionActs session={query.data} examId={examId} candidateName={listed?.candidateName ?? ''} />
          <SessionLateResponses session={query.data} />
          <History session={query.data} />
        </>
      )}
    </Drawer>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const t = useDictionary(sessionDictionaries);
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      items={[
        {
          key: 'state',
          label: t('state'),
          children: (
            <>
              <Tag color={stateColours[session.state]}>{t(session.state)}</Tag>
              {session.locked && <Tag color="red">{t('isLocked')}</Tag>}
            </>
          ),
        },
        { key: 'startedAt', label: t('startedAt'), children: formatTimeWithSeconds(session.startedAt) },
        { key: 'deadline', label: t('deadline'), children: formatTimeWithSeconds(session.deadlineAt) },
        { key: 'extra', label: t('extraTime'), children: t('minutes', { count: session.extraTimeMinutes }) },
        { key: 'closedAt', label: t('closedAt'), children: formatTimeWithSeconds(session.closedAt) },
        { key: 'receipt', label: t('receipt'), children: session.receipt ?? '—' },
        {
          key: 'answered',
          label: t('answered'),
          children: session.responses.filter(({ response }) => response !== null).length,
        },
        { key: 'late', label: t('lateResponses'), children: session.lateResponses.length },
        { key: 'integrity', label: t('integrityCount'), children: session.integrityCount },
        { key: 'seat', label: t('seat'), children: session.seat },
      ]}
    />
  );
}

/** The system's reason is a code with figures in the details. */
function reasonOf({ reason, details }: Session['audit'][number], t: SessionText): string | null {
  if (reason !== 'integrity_limit') return reason;
  const { count, limit } = (details ?? {}) as { count?: number; limit?: number };
  return t('integrityLimit', { count: count ?? '—', limit: limit ?? '—' });
}

function History({ session }: { session: Session }) {
  const t = useDictionary(sessionDictionaries);
  const history = useDictionary(sessionHistoryDictionaries);
  const name = (code: string) => {
    const known = knownHistoryCode(code);
    return known === null ? code : history(known);
  };
  return (
    <>
      <Typography.Title level={4}>{t('staffActs')}</Typography.Title>
      <Table
        size="small"
        rowKey={(entry) => entry.at + entry.action}
        pagination={false}
        dataSource={session.audit}
        locale={{ emptyText: t('none') }}
        columns={[
          { title: t('time'), render: (_, { at }) => formatTimeWithSeconds(at) },
          { title: t('act'), render: (_, { action }) => name(action) },
          {
            title: t('by'),
            render: (_, { staffId, staffName }) => (staffId === null ? t('bySystem') : (staffName ?? t('byStaff'))),
          },
          { title: t('reason'), render: (_, entry) => reasonOf(entry, t) },
        ]}
      />
      {session.hands.length > 0 && (
        <>
          <Typography.Title level={4}>{t('hands')}</Typography.Title>
          <Table
            size="small"
            rowKey="raisedAt"
            pagination={false}
            dataSource={session.hands}
            columns={[
              { title: t('time'), render: (_, { raisedAt }) => formatTimeWithSeconds(raisedAt) },
              {
                title: t('handText'),
                render: (_, { text }) => <div className="message-text">{text === '' ? '—' : text}</div>,
              },
              {
                title: t('handAnswered'),
                render: (_, { seenAt, closedAt, loweredByCandidate }) => (
                  <>
                    {seenAt !== null && <div>{t('handSeenAt', { time: formatTimeWithSeconds(seenAt) })}</div>}
                    {closedAt !== null && (
                      <div>
                        {t(loweredByCandidate ? 'handLoweredAt' : 'handClosedAt', {
                          time: formatTimeWithSeconds(closedAt),
                        })}
                      </div>
                    )}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      <Typography.Title level={4}>{t('events')}</Typography.Title>
      <Table
        size="small"
        rowKey={(event) => event.receivedAt + event.kind + event.at}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        dataSource={session.events}
        locale={{ emptyText: t('none') }}
        columns={[
          { title: t('time'), render: (_, { at }) => formatTimeWithSeconds(at) },
          { title: t('kind'), render: (_, { kind }) => name(kind) },
          { title: t('counted'), render: (_, { counted }) => t(counted ? 'counted' : 'notCounted') },
          { title: t('address'), dataIndex: 'address', responsive: ['sm'] },
        ]}
      />
    </>
  );
}
