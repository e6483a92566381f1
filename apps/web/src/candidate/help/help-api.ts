import type { CandidateNews } from '../../api/candidate-contract';
import { request } from '../../api/http';

const session = (id: string) => `/candidate/sessions/${encodeURIComponent(id)}`;

/** The routes of messages and raised hands, loaded with what shows them. */
export const helpApi = {
  news: (id: string) => request<CandidateNews>({ method: 'GET', path: `${session(id)}/news` }),
  readMessages: (id: string, messageIds: string[]) =>
    request<void>({ method: 'POST', path: `${session(id)}/news/read`, body: { messageIds } }),
  raiseHand: (id: string, text: string) =>
    request<CandidateNews>({ method: 'POST', path: `${session(id)}/hand`, body: { text } }),
  lowerHand: (id: string) => request<CandidateNews>({ method: 'POST', path: `${session(id)}/hand/lower`, body: {} }),
};
