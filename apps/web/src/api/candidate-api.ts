import { request, requestTimed, type TimedReply } from './http';
import type {
  Admission,
  Consent,
  IntegrityEvent,
  NewAppeal,
  OwnAppeals,
  ResultReply,
  SaveReply,
  SentResponse,
  SessionReply,
  StartedReply,
  SubmitReply,
  TrainingUnit,
} from './candidate-contract';

type Timed = TimedReply<{ serverTime: string; newsCount?: number }>;
interface SeatedResponses {
  sessionId: string;
  seat: number;
  responses: SentResponse[];
}

/** The candidate's routes. Each reply with `serverTime` is passed to `onServerTime`, for the clock and the news. */
export function createCandidateApi(onServerTime: (reply: Timed) => void) {
  const timed = async <Body extends { serverTime: string; newsCount?: number }>(
    reply: Promise<TimedReply<Body>>,
  ): Promise<Body> => {
    const arrived = await reply;
    onServerTime(arrived);
    return arrived.body;
  };
  const session = (id: string) => `/candidate/sessions/${encodeURIComponent(id)}`;
  const unit = (id: string) => `/candidate/training/${encodeURIComponent(id)}`;

  return {
    signIn: (body: { ticketNumber: string; accessCode: string }) =>
      timed<Admission>(requestTimed({ method: 'POST', path: '/candidate/sign-in', body })),
    me: (timeoutMs?: number) => timed<Admission>(requestTimed({ method: 'GET', path: '/candidate/me', timeoutMs })),
    signOut: () => request<void>({ method: 'POST', path: '/candidate/sign-out' }),
    giveConsent: ({ rulesVersion, privacyVersion }: Consent) =>
      request<unknown>({ method: 'POST', path: '/candidate/consent', body: { rulesVersion, privacyVersion } }),
    trainingUnit: (id: string) => request<TrainingUnit>({ method: 'GET', path: unit(id) }),
    completeTrainingUnit: (id: string) => request<unknown>({ method: 'POST', path: `${unit(id)}/complete`, body: {} }),
    /** `paper`: hash of the sealed paper on this device, or null. */
    start: (paper: string | null) =>
      timed<StartedReply>(
        requestTimed({ method: 'POST', path: '/candidate/sessions', body: paper === null ? {} : { paper } }),
      ),
    save: ({ sessionId, seat, responses }: SeatedResponses, signal?: AbortSignal) =>
      timed<SaveReply>(
        requestTimed({ method: 'PUT', path: `${session(sessionId)}/responses`, body: { seat, responses }, signal }),
      ),
    submit: ({ sessionId, seat, responses }: SeatedResponses) =>
      request<SubmitReply>({ method: 'POST', path: `${session(sessionId)}/submit`, body: { seat, responses } }),
    session: (id: string) => timed<SessionReply>(requestTimed({ method: 'GET', path: session(id) })),
    reportEvents: (id: string, events: IntegrityEvent[]) =>
      timed<SessionReply>(requestTimed({ method: 'POST', path: `${session(id)}/events`, body: { events } })),
    result: (id: string) => request<ResultReply>({ method: 'GET', path: `${session(id)}/result` }),
    appeals: (id: string) => request<OwnAppeals>({ method: 'GET', path: `${session(id)}/appeals` }),
    appeal: (id: string, body: NewAppeal) =>
      request<OwnAppeals>({ method: 'POST', path: `${session(id)}/appeals`, body }),
    certificateAddress: (id: string) => `/api/v1${session(id)}/certificate.pdf`,
  };
}

export type CandidateApi = ReturnType<typeof createCandidateApi>;
