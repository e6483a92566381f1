import { isoTime } from '@sunflower/platform';
import type { IssuedCertificate } from '../certificate/certificate.repository';
import { publicAddresses } from './public-addresses';
import type { StatusPlace } from './certificate-status.repository';

/** The contexts of a credential, in this order. Source: Open Badges 3.0, section 8; VC Data Model 2.0. */
export const CREDENTIAL_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const BADGE_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

export interface BadgeFacts {
  certificate: Pick<
    IssuedCertificate,
    'number' | 'reissueCount' | 'examId' | 'holderName' | 'title' | 'issuer' | 'issuedAt' | 'expiresAt'
  >;
  maskedIdNumber: string;
  /** What the holder achieved, as printed. */
  statement: string;
  place: StatusPlace;
  publicUrl: string;
}

/**
 * An OpenBadgeCredential as the payload of a JWT: the credential itself, with the claims that repeat parts of it. The
 * same certificate gives the same object.
 */
export function badgeCredential({ certificate, maskedIdNumber, statement, place, publicUrl }: BadgeFacts) {
  const { number, reissueCount, examId, holderName, title, issuer: issuerName, issuedAt, expiresAt } = certificate;
  const addresses = publicAddresses(publicUrl);
  const id = addresses.credential({ number, version: reissueCount });
  const holder = addresses.holder(number);
  const issuer = { id: addresses.issuer, type: ['Profile'], name: issuerName };
  return {
    '@context': [CREDENTIAL_CONTEXT, BADGE_CONTEXT],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: title,
    issuer,
    validFrom: wholeSecond(issuedAt),
    ...(expiresAt === null ? {} : { validUntil: wholeSecond(expiresAt) }),
    credentialSubject: {
      id: holder,
      type: ['AchievementSubject'],
      licenseNumber: number,
      identifier: [
        { type: 'IdentityObject', identityType: 'name', hashed: false, identityHash: holderName },
        { type: 'IdentityObject', identityType: 'ext:maskedIdNumber', hashed: false, identityHash: maskedIdNumber },
      ],
      achievement: {
        id: addresses.exam(examId),
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: title,
        description: statement,
        criteria: { narrative: statement },
        creator: issuer,
      },
    },
    credentialStatus: {
      id: `${addresses.statusList(place.listNumber)}#${place.position}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place.position),
      statusListCredential: addresses.statusList(place.listNumber),
    },
    iss: addresses.issuer,
    jti: id,
    sub: holder,
    nbf: secondOf(issuedAt),
    ...(expiresAt === null ? {} : { exp: secondOf(expiresAt) }),
  };
}

/** The claims count in seconds, so the dates that they repeat do too. */
export const secondOf = (timeMs: number): number => Math.floor(timeMs / 1000);
export const wholeSecond = (timeMs: number): string => isoTime(secondOf(timeMs) * 1000).replace('.000Z', 'Z');
