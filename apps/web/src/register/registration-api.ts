import type { components } from '../api/schema';
import { ApiError, request } from '../api/http';
import type { TextKey } from './text';

type Schemas = components['schemas'];
export type Page = Schemas['PublicPageDto'];
export type Place = Schemas['PublicOrganisationDto'];
export type Application = Schemas['ApplicationBody'];
export type Proof = Schemas['ApplicantProofBody'];
export type OwnApplication = Schemas['OwnApplicationDto'];
export type Mended = Schemas['MendedApplicationDto'];

/** `/register/<token>`, as in the link and the QR code; anything else names no page. */
export const tokenInAddress = (pathname: string): string => /^\/register\/([\w-]{1,60})\/?$/.exec(pathname)?.[1] ?? '-';

/** What one page of registration can be asked. */
export function registrationApi(token: string) {
  const path = `/self-registration/${token}`;
  return {
    page: () => request<Page>({ method: 'GET', path }),
    places: (parentId?: string) =>
      request<Place[]>({ method: 'GET', path: `${path}/organisations${parentId ? `?parentId=${parentId}` : ''}` }),
    apply: (body: Application) => request({ method: 'POST', path: `${path}/applications`, body }),
    status: (body: Proof) => request<OwnApplication>({ method: 'POST', path: `${path}/status`, body }),
    resubmit: (proof: Proof, mended: Mended) =>
      request({ method: 'POST', path: `${path}/resubmit`, body: { ...proof, mended } }),
    withdraw: (body: Proof) => request({ method: 'POST', path: `${path}/withdraw`, body }),
  };
}

export type RegistrationApi = ReturnType<typeof registrationApi>;

const WORDS_OF_FIELD: Record<string, TextKey> = { name: 'NAME_WRONG', idNumber: 'ID_WRONG', phone: 'PHONE_WRONG' };
const WORDS_OF_CODE: Record<string, TextKey> = {
  SELF_REGISTRATION_FULL: 'full',
  SELF_REGISTRATION_NOT_OPEN: 'closed',
  APPLICATION_NOT_FOUND: 'notFound',
  CONSENT_VERSION_CHANGED: 'changed',
  TOO_MANY_REQUESTS: 'tooMany',
  TOO_MANY_FAILURES: 'tooMany',
};

/** What went wrong, by the words of the page; of several faults the first. */
export function explain(error: unknown): { key: TextKey; code: string } {
  if (!(error instanceof ApiError)) return { key: 'failed', code: '' };
  const { code, details } = error;
  if (code === 'INVALID_PERSON') {
    const [fault] = (details as { faults?: { field?: string }[] } | null)?.faults ?? [];
    const key = WORDS_OF_FIELD[fault?.field ?? ''];
    if (key) return { key, code };
  }
  return { key: WORDS_OF_CODE[code] ?? 'other', code };
}
